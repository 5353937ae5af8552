package io.shopwright.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    /** Expected values: mpmath with 40 digits, log(erfc(z/sqrt(2))/2) and its negative derivative. */
    @ParameterizedTest
    @CsvSource({
        "-8.0, -6.2209605742717860585e-16, 5.0522710835368954309e-15",
        "-3.5, -0.00023265614137680455218, 0.00087288575365473599702",
        "-3.0, -0.0013508099647481937988, 0.0044378390421256637933",
        "-1.0, -0.17275377902344988953, 0.28759997093917836123",
        "0.0, -0.69314718055994530942, 0.79788456080286535588",
        "0.5, -1.1759117615936186089, 1.1410777703680644809",
        "2.9990000000000001, -6.6044435875705801746, 3.2821692298557139499",
        "3.0, -6.6077262215103495433, 3.2830986549304365069",
        "5.0, -15.064998393988725736, 5.1865039671258421156",
        "10.0, -53.231285150512470578, 10.098093233962511963",
        "40.0, -804.60844201375378817, 40.024968847207263723",
        "10000.0, -50000010.129278915181, 10000.000099999998",
    })
    void logAndHazard_matchHighPrecision(double z, double log, double hazard) {
        assertThat(NormalTail.log(z)).isCloseTo(log, within(Math.abs(log) * 2e-14));
        assertThat(NormalTail.hazard(z)).isCloseTo(hazard, within(hazard * 2e-14));
    }

    /** Expected values: mpmath with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.4, 0.2533471031357997988",
        "0.025, 1.9599639845400542355",
        "0.005, 2.575829303548900761",
        "1e-10, 6.3613409024040562047",
        "1e-50, 14.933337534788488981",
        "1e-300, 37.047096299361199237",
    })
    void quantile_farOut_isTheInverse(double p, double z) {
        assertThat(NormalTail.quantile(p)).isCloseTo(z, within(z * 1e-15));
        assertThat(NormalTail.probability(z)).isCloseTo(p, within(p * 2e-13));
        assertThat(NormalTail.quantile(0.5)).isZero();
    }
}
