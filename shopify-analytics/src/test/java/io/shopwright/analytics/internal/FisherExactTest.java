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
        assertThat(FisherExact.twoSided(successes, size, other, otherSize)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void twoSided_exchangedGroups_isTheSame() {
        assertThat(FisherExact.twoSided(30, 100, 5000, 20_000))
                .isCloseTo(FisherExact.twoSided(5000, 20_000, 30, 100), within(1e-7));
    }
}
