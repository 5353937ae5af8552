package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.experiment.GroupSequential.Look;
import io.shopwright.analytics.experiment.GroupSequential.Spending;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupSequentialTest {

    /** C. Jennison, B. Turnbull (2000), tables 2.1 and 2.3: constants of Pocock and of O'Brien and Fleming. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.05, 1.960, 1.960",
        "2, 0.05, 2.178, 1.977",
        "3, 0.05, 2.289, 2.004",
        "4, 0.05, 2.361, 2.024",
        "5, 0.05, 2.413, 2.040",
        "10, 0.05, 2.555, 2.087",
        "2, 0.01, 2.772, 2.580",
        "5, 0.01, 2.986, 2.621",
        "5, 0.1, 2.122, 1.751",
    })
    void constants_matchThePublishedTables(int looks, double significance, double pocock, double obrienFleming) {
        Look last = GroupSequential.pocock(looks, significance).looks().get(looks - 1);
        assertThat(last.bound()).isCloseTo(pocock, within(5.1e-4));
        assertThat(last.spent()).isCloseTo(significance, within(1e-12));
        GroupSequential falling = GroupSequential.obrienFleming(looks, significance);
        for (int k = 0; k < looks; k++) {
            double constant = falling.looks().get(k).bound() * Math.sqrt((k + 1.0) / looks);
            assertThat(constant).isCloseTo(obrienFleming, within(5.1e-4));
        }
    }

    /** The recursion of P. Armitage and others with 400 points a look, by numpy 1.24 and scipy 1.10; significance 0.05. */
    @ParameterizedTest
    @CsvSource({
        "2, 0.8, 1.1103850452380752, 1.0077820121502128",
        "2, 0.9, 1.1000738512187442, 1.0071255121748872",
        "5, 0.8, 1.2283664217853119, 1.0284061745849753",
        "5, 0.9, 1.2064747863064005, 1.0264853196462915",
        "10, 0.9, 1.2707977328697269, 1.03745614434708",
    })
    void inflation_matchesAnIndependentRecursion(int looks, double power, double pocock, double obrienFleming) {
        assertThat(GroupSequential.pocock(looks, 0.05).inflation(power)).isCloseTo(pocock, within(1e-9));
        assertThat(GroupSequential.obrienFleming(looks, 0.05).inflation(power)).isCloseTo(obrienFleming, within(1e-9));
    }

    /** D. Reboussin, D. DeMets, K. Kim, K. Lan (2000), Controlled Clinical Trials 21, 190-207: exact to 1e-4 or so. */
    @Test
    void spendingBounds_matchThePublishedProgram() {
        double[] fifths = IntStream.rangeClosed(1, 5).mapToDouble(k -> k / 5.0).toArray();

        assertThat(bounds(GroupSequential.spending(fifths, 0.05, Spending.OBRIEN_FLEMING)))
                .containsExactly(new double[] {4.8769, 3.3569, 2.6803, 2.2898, 2.0310}, within(1.2e-4));
        assertThat(bounds(GroupSequential.spending(fifths, 0.05, Spending.POCOCK)))
                .containsExactly(new double[] {2.4380, 2.4268, 2.4101, 2.3966, 2.3859}, within(1.2e-4));
    }

    @Test
    void stopped_withoutADifference_isWhatWasSpent() {
        double[] uneven = {0.1, 0.15, 0.55, 0.9, 1};
        for (Spending spending : Spending.values()) {
            GroupSequential plan = GroupSequential.spending(uneven, 0.02, spending);
            double[] stopped = plan.stopped(0);
            for (int k = 0; k < uneven.length; k++) {
                assertThat(stopped[k]).isCloseTo(plan.looks().get(k).spent(), within(1e-10));
            }
            assertThat(stopped[uneven.length - 1]).isCloseTo(0.02, within(1e-10));
        }
    }

    @Test
    void earlierBounds_doNotDependOnLaterLooks() {
        GroupSequential two = GroupSequential.spending(new double[] {0.3, 0.5}, 0.05, Spending.POCOCK);
        GroupSequential four = GroupSequential.spending(new double[] {0.3, 0.5, 0.6, 1}, 0.05, Spending.POCOCK);

        assertThat(four.looks().get(1).bound()).isCloseTo(two.looks().get(1).bound(), within(1e-9));
        assertThat(two.stops(1, -two.looks().get(1).bound())).isTrue();
        assertThat(two.stops(1, 2)).isFalse();
    }

    @Test
    void spending_ofNothingYet_setsNoBound() {
        Look first = GroupSequential.spending(new double[] {1e-4, 1}, 0.05, Spending.OBRIEN_FLEMING)
                .looks()
                .get(0);

        assertThat(first.bound()).isGreaterThan(30);
        assertThat(first.spent()).isZero();
    }

    @Test
    void badArguments_areNamed() {
        assertThatThrownBy(() -> GroupSequential.spending(new double[] {0.5, 0.5}, 0.05, Spending.LINEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("information must be ascending in (0, 1]: 0.5 after 0.5");
        assertThatThrownBy(() -> GroupSequential.pocock(0, 0.05)).hasMessage("number of looks must be >= 1: 0");
        assertThatThrownBy(() -> GroupSequential.pocock(2, 1)).hasMessage("significance must be > 0 and < 1: 1.0");
        assertThatThrownBy(() -> GroupSequential.pocock(2, 0.05).inflation(0.01))
                .hasMessage("power must be in (0.05, 1): 0.01");
    }

    private static double[] bounds(GroupSequential plan) {
        return plan.looks().stream().mapToDouble(Look::bound).toArray();
    }
}
