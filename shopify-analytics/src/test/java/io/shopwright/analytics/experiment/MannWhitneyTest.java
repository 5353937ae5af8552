package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {

    private static final double[] TIED_CONTROL = {1, 2, 2, 3, 5, 5, 6, 8, 9, 9};
    private static final double[] TIED_TREATMENT = {2, 4, 5, 7, 8, 9, 9, 10, 11, 12, 12, 13};

    /** M. Hollander, D. Wolfe (1973), p. 69: permeability of membranes; p-values as in R's wilcox.test. */
    @Test
    void exact_withoutTies_isThatOfTheTextbook() {
        double[] atTerm = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
        double[] earlier = {1.15, 0.88, 0.90, 0.74, 1.21};
        TestResult test = MannWhitney.of(earlier, atTerm).exact().orElseThrow();

        assertThat(test.statistic()).isEqualTo(35);
        assertThat(test.greater()).isCloseTo(0.1272061272061272, within(1e-15));
        assertThat(test.twoSided()).isCloseTo(0.2544122544122544, within(1e-15));
    }

    /** R 4.2.2, wilcox.test(treatment, control, exact = FALSE). */
    @Test
    void normal_withTies_isThatOfR() {
        MannWhitney ranks = MannWhitney.of(TIED_CONTROL, TIED_TREATMENT);

        assertThat(ranks.u()).isEqualTo(93.5);
        assertThat(ranks.superiority().orElseThrow()).isCloseTo(93.5 / 120, within(1e-15));
        assertThat(ranks.normal().twoSided()).isCloseTo(0.02864432055449317, within(1e-14));
        assertThat(ranks.normal().greater()).isCloseTo(0.01432216027724659, within(1e-14));
    }

    @Test
    void exact_withTies_isTheShareOfAllSplits() {
        SplittableRandom random = new SplittableRandom(5);
        for (int run = 0; run < 30; run++) {
            double[] all = random.ints(9, 0, 5).asDoubleStream().toArray();
            int atLeast = 0;
            int splits = 0;
            double seen = u(all, 0b111100000);
            for (int mask = 0; mask < 512; mask++) {
                if (Integer.bitCount(mask) == 4) {
                    splits++;
                    atLeast += u(all, mask) >= seen ? 1 : 0;
                }
            }
            double[] control = {all[0], all[1], all[2], all[3], all[4]};
            double[] treatment = {all[5], all[6], all[7], all[8]};
            MannWhitney ranks = MannWhitney.of(control, treatment);

            assertThat(ranks.u()).isEqualTo(seen);
            assertThat(ranks.exact().orElseThrow().greater()).isCloseTo((double) atLeast / splits, within(1e-14));
        }
    }

    @Test
    void arms_exchanged_exchangeTheTails() {
        TestResult test = MannWhitney.of(TIED_CONTROL, TIED_TREATMENT).normal();
        TestResult other = MannWhitney.of(TIED_TREATMENT, TIED_CONTROL).normal();

        assertThat(other.greater()).isCloseTo(test.less(), within(1e-15));
        assertThat(other.statistic()).isEqualTo(-test.statistic());
    }

    @Test
    void withoutUnitsOrVariation_isSaid() {
        assertThat(MannWhitney.of(new double[0], TIED_CONTROL).normal().evidence())
                .isEqualTo(Evidence.NO_UNITS);
        assertThat(MannWhitney.of(new double[0], TIED_CONTROL).superiority()).isEmpty();
        MannWhitney same = MannWhitney.of(new double[] {3, 3}, new double[] {3, 3, 3});
        assertThat(same.normal()).isEqualTo(TestResult.none(Evidence.NO_VARIATION));
        assertThat(same.exact()).contains(TestResult.none(Evidence.NO_VARIATION));
        assertThat(MannWhitney.of(new double[60], new double[41]).exact()).isEmpty();
    }

    @Test
    void notANumber_isRefused() {
        assertThatThrownBy(() -> MannWhitney.of(new double[] {1, Double.NaN}, TIED_CONTROL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value of the control 1 must be finite: NaN");
    }

    /** Pairs in which a chosen value is higher than one not chosen; ties one half. */
    private static double u(double[] all, int chosen) {
        double pairs = 0;
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < all.length; j++) {
                if ((chosen >> i & 1) == 1 && (chosen >> j & 1) == 0) {
                    pairs += all[i] > all[j] ? 1 : all[i] == all[j] ? 0.5 : 0;
                }
            }
        }
        return pairs;
    }
}
