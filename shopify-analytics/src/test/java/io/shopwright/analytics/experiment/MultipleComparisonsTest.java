package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.internal.NormalTail;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultipleComparisonsTest {

    /** Y. Benjamini, Y. Hochberg (1995), section 3.2: fifteen tests of which their method finds four, Holm's three. */
    private static final double[] PUBLISHED = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1
    };

    @Test
    void publishedExample_findsFourAndThree() {
        double[] discovery = MultipleComparisons.benjaminiHochberg(PUBLISHED);
        double[] holm = MultipleComparisons.holm(PUBLISHED);

        assertThat(Arrays.stream(discovery).filter(p -> p <= 0.05)).hasSize(4);
        assertThat(Arrays.stream(holm).filter(p -> p <= 0.05)).hasSize(3);
        assertThat(discovery[3]).isCloseTo(0.0095 * 15 / 4, within(1e-15));
        assertThat(holm[2]).isCloseTo(0.0019 * 13, within(1e-15));
    }

    @Test
    void order_doesNotMatter() {
        assertThat(MultipleComparisons.holm(0.04, 0.01, 0.03))
                .containsExactly(new double[] {0.06, 0.03, 0.06}, within(1e-15));
        assertThat(MultipleComparisons.benjaminiHochberg(0.04, 0.01, 0.03))
                .containsExactly(new double[] {0.04, 0.03, 0.04}, within(1e-15));
        assertThat(MultipleComparisons.holm()).isEmpty();
    }

    /** C. Dunnett (1964), New Tables for Multiple Comparisons with a Control, Biometrics 20: two-sided 5 % points. */
    @ParameterizedTest
    @CsvSource({
        "1, 10, 2.23",
        "2, 10, 2.57",
        "3, 10, 2.76",
        "5, 10, 2.99",
        "2, 20, 2.38",
        "4, 20, 2.65",
        "2, Infinity, 2.21",
        "3, Infinity, 2.35",
        "5, Infinity, 2.51",
    })
    void dunnett_atThePublishedPoints_isFivePercent(int treatments, double degreesOfFreedom, double point) {
        double[] statistics = new double[treatments];
        Arrays.fill(statistics, point);
        long[] units = new long[treatments];
        Arrays.fill(units, 100);

        double[] p = MultipleComparisons.dunnett(statistics, units, 100, degreesOfFreedom);
        assertThat(p[0]).isCloseTo(0.05, within(0.0007)); // the points have two decimals
    }

    @Test
    void dunnett_ofOneTreatment_isTheSingleTest() {
        double p = MultipleComparisons.dunnett(new double[] {-9}, new long[] {70}, 30, Double.POSITIVE_INFINITY)[0];

        assertThat(p).isCloseTo(2 * NormalTail.probability(9), within(p * 1e-9));
    }

    @Test
    void badArguments_areNamed() {
        assertThatThrownBy(() -> MultipleComparisons.holm(0.5, 1.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p-value 1 must be in [0, 1]: 1.5");
        assertThatThrownBy(() -> MultipleComparisons.benjaminiHochberg(Double.NaN))
                .hasMessage("p-value 0 must be in [0, 1]: NaN");
        assertThatThrownBy(() -> MultipleComparisons.dunnett(new double[1], new long[] {5}, 5, 1))
                .hasMessage("degreesOfFreedom must be >= 2: 1.0");
    }
}
