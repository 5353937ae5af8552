package io.shopwright.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygammaTest {

    /** Expected values: mpmath 1.3, psi(0, x) and psi(1, x) at 30 digits. */
    @ParameterizedTest
    @CsvSource({
        "1e-6, -1000000.5772140200139, 1000000000001.6450222",
        "0.25, -4.2274535333762654081, 17.197329154507110739",
        "1.0, -0.57721566490153286061, 1.6449340668482264365",
        "1.5, 0.036489973978576520559, 0.93480220054467930942",
        "11.9, 2.4339335368825374859, 0.087663201190004183574",
        "12.0, 2.4426616799758120167, 0.08690187287176839075",
        "100.0, 4.6001618527380874002, 0.010050166663333571395",
        "1e7, 16.118095600958318955, 1.0000000500000016667e-7",
    })
    void polygamma_matchesThirtyDigits(double x, double digamma, double trigamma) {
        assertThat(Polygamma.digamma(x)).isCloseTo(digamma, within(1e-15 * Math.max(1, Math.abs(digamma))));
        assertThat(Polygamma.trigamma(x)).isCloseTo(trigamma, within(1e-15 * trigamma));
    }
}
