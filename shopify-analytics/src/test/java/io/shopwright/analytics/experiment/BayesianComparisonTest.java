package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.experiment.BayesianComparison.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BayesianComparisonTest {

    /** Expected values: the finite sum in 40 digits (mpmath). */
    @Test
    void fortyFiveThousandUsersAnArm_areCompared() {
        Arm control = compare(8502, 44_700, 8279, 45_489).arms().get(0);
        Arm treatment = compare(8502, 44_700, 8279, 45_489).arms().get(1);

        assertThat(treatment.chanceToWin()).isCloseTo(0.0007773386645762117, within(1e-14));
        assertThat(control.expectedLoss()).isCloseTo(5.478131606408117e-7, within(1e-18));
        assertThat(treatment.expectedLoss()).isCloseTo(0.008201725960211004, within(1e-14));
    }

    /** Expected values: the finite sum in 60 digits (mpmath). Beta(11, 991) against rates that are far higher. */
    @ParameterizedTest
    @CsvSource({
        "30, 1.1387706873954e-6, 0.000649023756947745",
        "60, 1.5721961091394e-13, 1.19455946361794e-10",
        "150, 4.31830185845837e-39, 4.13100287935853e-36",
        "600, 1.05235915826708e-222, 1.46778821810223e-219",
    })
    void unlikelyArms_keepTheirDigits(int converted, double loss, double chance) {
        List<Arm> arms = BayesianComparison.of(
                        new BetaPosterior(11, 991), new BetaPosterior(1 + converted, 1001 - converted))
                .arms();

        assertThat(arms.get(1).expectedLoss()).isCloseTo(loss, within(loss * 1e-11));
        assertThat(arms.get(0).chanceToWin()).isCloseTo(chance, within(chance * 1e-11));
    }

    /** The formula of E. Miller (2015), Formulas for Bayesian A/B Testing, for whole shapes of the treatment. */
    @ParameterizedTest
    @ValueSource(ints = {3, 30, 300, 3000})
    void chanceToWin_ofRandomCounts_isTheFiniteSum(int size) {
        SplittableRandom random = new SplittableRandom(size);
        for (int run = 0; run < 20; run++) {
            BetaPosterior a = new BetaPosterior(1 + random.nextInt(size), 1 + random.nextInt(size));
            BetaPosterior b = new BetaPosterior(1 + random.nextInt(size), 1 + random.nextInt(size));
            double sum = 0;
            for (int i = 0; i < b.alpha(); i++) {
                sum += Math.exp(Beta.logBeta(a.alpha() + i, a.beta() + b.beta())
                        - Math.log(b.beta() + i)
                        - Beta.logBeta(1 + i, b.beta())
                        - Beta.logBeta(a.alpha(), a.beta()));
            }
            assertThat(BayesianComparison.of(a, b).arms().get(1).chanceToWin()).isCloseTo(sum, within(1e-11));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1, 1",
        "0.5, 0.5, 3.5, 2e6",
        "0.01, 0.01, 12, 0.02",
        "5e6, 1e8, 5.001e6, 1e8",
        "2, 1e8, 5e7, 5e7",
        "0.001, 5, 5, 0.001",
    })
    void chancesAndLosses_ofAnyShapes_obeyTheirIdentities(double a, double b, double c, double d) {
        List<Arm> arms = BayesianComparison.of(new BetaPosterior(a, b), new BetaPosterior(c, d))
                .arms();

        assertThat(arms.get(0).chanceToWin() + arms.get(1).chanceToWin()).isCloseTo(1, within(1e-12));
        double means = c / (c + d) - a / (a + b);
        assertThat(arms.get(0).expectedLoss() - arms.get(1).expectedLoss())
                .isCloseTo(means, within(1e-12 * Math.max(c / (c + d), a / (a + b))));
    }

    @Test
    void severalArms_inAnyOrder_areTheSame() {
        List<BetaPosterior> arms = List.of(
                new BetaPosterior(20, 180),
                new BetaPosterior(25, 170),
                new BetaPosterior(1, 1),
                new BetaPosterior(19, 181));
        List<BetaPosterior> turned = new ArrayList<>(arms.subList(1, 4));
        turned.add(arms.get(0));
        BayesianComparison comparison = BayesianComparison.of(arms);
        BayesianComparison other = BayesianComparison.of(turned);

        assertThat(comparison.arms().stream().mapToDouble(Arm::chanceToWin).sum())
                .isCloseTo(1, within(1e-13));
        for (int k = 0; k < 4; k++) {
            Arm same = other.arms().get((k + 3) % 4);
            assertThat(comparison.arms().get(k).chanceToWin()).isCloseTo(same.chanceToWin(), within(1e-14));
            assertThat(comparison.arms().get(k).expectedLoss()).isCloseTo(same.expectedLoss(), within(1e-14));
        }
        assertThat(comparison.leastLoss()).isEqualTo(2);
    }

    /** Of independent uniform rates each is the best equally often, and the greatest of n has the mean n/(n+1). */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void uniformRates_haveTheClosedForm(int number) {
        List<BetaPosterior> arms = new ArrayList<>();
        for (int k = 0; k < number; k++) {
            arms.add(new BetaPosterior(1, 1));
        }
        for (Arm arm : BayesianComparison.of(arms).arms()) {
            assertThat(arm.chanceToWin()).isCloseTo(1.0 / number, within(1e-14));
            assertThat(arm.expectedLoss()).isCloseTo(number / (number + 1.0) - 0.5, within(1e-14));
        }
    }

    @Test
    void interval_coversItsLevelOfTheRates() {
        SplittableRandom random = new SplittableRandom(3);
        int covered = 0;
        for (int run = 0; run < 2000; run++) {
            double rate = random.nextDouble();
            int converted = 0;
            for (int unit = 0; unit < 40; unit++) {
                converted += random.nextDouble() < rate ? 1 : 0;
            }
            var interval = BetaPosterior.of(new Conversions(converted, 40)).interval(0.9);
            covered += interval.lower() <= rate && rate <= interval.upper() ? 1 : 0;
        }
        assertThat(covered / 2000.0).isCloseTo(0.9, within(0.025)); // rates drawn from the prior: exact coverage
    }

    @Test
    void badArguments_areNamed() {
        assertThatThrownBy(() -> new BetaPosterior(0, 1)).hasMessage("alpha must be >= 0.001 and finite: 0.0");
        assertThatThrownBy(() -> new BetaPosterior(1, Double.NaN)).hasMessage("beta must be >= 0.001 and finite: NaN");
        assertThatThrownBy(() -> BayesianComparison.of(List.of(new BetaPosterior(1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of arms must be >= 2: 1");
    }

    private static BayesianComparison compare(long c1, long n1, long c2, long n2) {
        return BayesianComparison.of(
                BetaPosterior.of(new Conversions(c1, n1)), BetaPosterior.of(new Conversions(c2, n2)));
    }
}
