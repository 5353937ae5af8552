package io.shopwright.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RisingFactorialTest {

    @Test
    void log_noFactors_isZero() {
        assertThat(RisingFactorial.log(0.3, 0)).isZero();
        assertThat(RisingFactorial.slope(0.3, 0)).isZero();
        assertThat(RisingFactorial.curvature(0.3, 0)).isZero();
    }

    @Test
    void log_ofOne_isFactorial() {
        assertThat(RisingFactorial.log(1, 10)).isCloseTo(Math.log(3_628_800), within(1e-14));
    }

    /** The long product is computed by gamma functions, the parts by multiplication. */
    @ParameterizedTest
    @CsvSource({"1e-6, 900", "0.25, 900", "3.5, 501", "1e6, 700"})
    void longProduct_equalsItsParts(double z, int n) {
        int half = n / 2;
        double log = RisingFactorial.log(z, half) + RisingFactorial.log(z + half, n - half);
        double slope = RisingFactorial.slope(z, half) + RisingFactorial.slope(z + half, n - half);
        double curvature = RisingFactorial.curvature(z, half) + RisingFactorial.curvature(z + half, n - half);
        assertThat(RisingFactorial.log(z, n)).isCloseTo(log, within(1e-12 * log));
        assertThat(RisingFactorial.slope(z, n)).isCloseTo(slope, within(1e-11 * slope));
        assertThat(RisingFactorial.curvature(z, n)).isCloseTo(curvature, within(1e-8 * -curvature));
    }
}
