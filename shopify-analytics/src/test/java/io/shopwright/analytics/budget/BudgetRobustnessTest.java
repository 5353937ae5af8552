package io.shopwright.analytics.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hard budgets, one test a case. */
class BudgetRobustnessTest {

    /** Equal S-shaped curves have several best answers; it is one of them, whole, and the same every time. */
    @ParameterizedTest
    @CsvSource({"2, 90", "2, 300", "5, 150", "5, 500", "9, 700"})
    void sShapedTies(int count, double budget) {
        ResponseCurve curve = new ResponseCurve.Hill(1000, 100, 3);
        BudgetProblem problem = BudgetProblem.of(IntStream.range(0, count)
                .mapToObj(i -> BudgetChannel.of("c" + i, curve))
                .toList());
        Allocation allocation = problem.allocate(budget);

        double best = IntStream.rangeClosed(1, count)
                .mapToDouble(used -> used * curve.response(budget / used))
                .max()
                .orElseThrow();
        assertThat(allocation.response()).isCloseTo(best, within(1e-9 * best));
        assertThat(allocation.spent()).isEqualTo(budget);
        assertThat(problem.allocate(budget)).isEqualTo(allocation);
        assertThat(allocation.certificate().gap()).isLessThan(1e-6);
    }

    @Test
    void budgetBelowTheMinima() {
        BudgetProblem problem = bounded();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.allocate(29))
                .withMessage("budget must be at least the sum of the minima: 29.0, 30.0; lower some minima");
        assertThatIllegalArgumentException().isThrownBy(() -> problem.maximizeProfit(1, 29));
        assertThat(problem.allocate(30).channels())
                .extracting(Allocation.Spend::binding)
                .containsOnly(Allocation.Binding.MIN);
    }

    @Test
    void budgetAboveTheMaxima() {
        Allocation allocation = bounded().allocate(1000);

        assertThat(allocation.spent()).isEqualTo(90);
        assertThat(allocation.unspent()).isEqualTo(910);
        assertThat(allocation.marginal()).isZero();
        assertThat(allocation.channels()).extracting(Allocation.Spend::binding).containsOnly(Allocation.Binding.MAX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bounded().reach(allocation.response() + 1))
                .withMessageStartingWith("target must be within reach");
    }

    private static BudgetProblem bounded() {
        return BudgetProblem.of(List.of(
                BudgetChannel.between("a", new ResponseCurve.Hill(50, 20, 1), 10, 30),
                BudgetChannel.between("b", new ResponseCurve.Logarithmic(9, 5), 20, 60)));
    }

    /** The first unit earns without limit, so that no channel stays at nothing, however small the budget. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e4})
    void steepBeginnings(double budget) {
        Allocation allocation = BudgetProblem.of(List.of(
                        BudgetChannel.of("hill", new ResponseCurve.Hill(50, 20, 0.5)),
                        BudgetChannel.of("power", new ResponseCurve.Power(3, 0.7)),
                        BudgetChannel.of("small", new ResponseCurve.Hill(0.01, 2000, 0.9))))
                .allocate(budget);

        assertThat(allocation.channels())
                .allSatisfy(part -> assertThat(part.spend()).isPositive());
        assertThat(allocation.spent()).isCloseTo(budget, within(1e-12 * budget));
        assertThat(allocation.certificate().residual()).isLessThan(1e-8);
    }

    @Test
    void oneChannel() {
        BudgetProblem problem = BudgetProblem.of(List.of(BudgetChannel.of("a", new ResponseCurve.Hill(50, 20, 2))));

        assertThat(problem.allocate(7).channels())
                .extracting(Allocation.Spend::spend)
                .containsExactly(7.0);
        assertThat(problem.reach(25).spent()).isCloseTo(20, within(1e-9));
    }

    @Test
    void numbersThatAreNone() {
        ResponseCurve curve = new ResponseCurve.Hill(50, 20, 2);
        BudgetProblem problem = bounded();
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused("budget", () -> problem.allocate(bad));
            refused("target", () -> problem.reach(bad));
            refused("margin", () -> problem.maximizeProfit(bad, 100));
            refused("a: min", () -> BudgetChannel.between("a", curve, bad, 1));
            refused("a: plan", () -> BudgetChannel.of("a", curve).planned(bad));
            refused("a: mostObserved", () -> BudgetChannel.of("a", curve).observedUpTo(bad));
            refused("kappa", () -> new ResponseCurve.Logarithmic(1, bad));
            refused("beta", () -> new ResponseCurve.Exponential(bad, 1));
            refused("spend of period 1", () -> new Adstock.Geometric(0.5).apply(new double[] {1, bad}));
            refused("theta", () -> new Adstock.Geometric(bad));
            refused("shape", () -> Adstock.weibullDensity(bad, 0.5));
            refused(
                    "response of period 1",
                    () -> CurveFit.of(
                            CurveModel.of(CurveShape.POWER), new double[] {1, 2, 3, 4}, new double[] {1, bad, 3, 4}));
        }
        refused("budget", () -> problem.maximizeProfit(1, Double.NaN));
        refused("max", () -> BudgetChannel.between("a", curve, 0, Double.NaN));
        refused("g", () -> new BudgetGroup("g", List.of("a"), Double.NaN, 1));
    }

    private static void refused(String field, ThrowingCallable work) {
        assertThatIllegalArgumentException().isThrownBy(work).withMessageContaining(field);
    }

    /** The spend of a channel does not depend on its place in the list. */
    @Test
    void anyOrderOfTheInput() {
        Random random = new Random(2);
        List<BudgetChannel> channels = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            channels.add(BudgetChannel.of(
                    "c" + i,
                    new ResponseCurve.Hill(
                            100 + 900 * random.nextDouble(),
                            5 + 60 * random.nextDouble(),
                            0.5 + 2 * random.nextDouble())));
        }
        double[] straight = spends(channels);
        Collections.shuffle(channels, random);
        double[] shuffled = spends(channels);

        for (int i = 0; i < 8; i++) {
            int place = Integer.parseInt(channels.get(i).name().substring(1));
            assertThat(shuffled[i]).isCloseTo(straight[place], within(1e-6));
        }
    }

    private static double[] spends(List<BudgetChannel> channels) {
        return BudgetProblem.of(channels).allocate(250).channels().stream()
                .mapToDouble(Allocation.Spend::spend)
                .toArray();
    }

    @Test
    void periodsWithoutSpend() {
        double[] spend = {0, 0, 10, 20, 0, 40, 80, 0};
        double[] response = Arrays.stream(spend).map(x -> 30 * x / (25 + x)).toArray();

        assertThat(CurveFit.of(CurveModel.of(CurveShape.HILL), spend, response)
                        .curve()
                        .response(30))
                .isCloseTo(30 * 30 / 55.0, within(1e-3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CurveFit.of(CurveModel.of(CurveShape.HILL), new double[8], response))
                .withMessageStartingWith("spend must vary");
    }
}
