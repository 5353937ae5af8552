package io.shopwright.analytics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FisherExactTest {

    /** Expected values: sums of fractions of binomial coefficients by hand (34/70 for the tea tasting). */
    @ParameterizedTest
    @CsvSource({
        "3,  4,  1,  4, 0.4857142857142857", // Fisher's tea tasting
        "1, 10, 11, 14, 0.0027594561852200836",
        "0,  3,  3,  3, 0.1", // 2 of 20 tables
        "5,  5,  0,  0, 1",
        "2,  4,  2,  4, 1",
    })
    void twoSided_smallTables_isExact(long successes, long size, long other, long otherSize, double expected) {
        assertThat(FisherExact.twoSided(successes, size, other, otherSize)).isCloseTo(expected, within(1e-14));
    }

    @Test
    void twoSided_exchangedGroups_isTheSame() {
        assertThat(FisherExact.twoSided(30, 100, 5000, 20_000))
                .isCloseTo(FisherExact.twoSided(5000, 20_000, 30, 100), within(1e-7));
    }

    /** Expected values: sums of whole binomial coefficients in Python. */
    @ParameterizedTest
    @CsvSource({
        "30, 1000, 60, 1000, 0.0016206190187386926152",
        "1000, 3000, 1800, 3000, 3.9658485953098278345e-96",
        "2, 5000, 40, 9000, 5.056562649748024475e-6",
        "0, 700, 700, 700, 3.3902956703978105947e-420",
        "400, 2000, 1500, 2500, 1.8917797223623944977e-167",
    })
    void twoSided_largeGroups_keepsItsDigits(long successes, long size, long other, long otherSize, double expected) {
        assertThat(FisherExact.twoSided(successes, size, other, otherSize))
                .isCloseTo(expected, within(expected * 1e-11));
    }

    @Test
    void twoSided_ofHundredsOfMillions_isNearTheNormalApproximation() {
        // corrected for continuity: 9,500 - 1
        double exact = FisherExact.twoSided(5_000_500, 100_000_000, 5_010_000, 100_000_000);

        double z = 9_499 / Math.sqrt(2 * 100e6 * 0.0500525 * (1 - 0.0500525));
        assertThat(exact).isCloseTo(2 * NormalTail.probability(z), within(exact * 1e-4));
    }
}
