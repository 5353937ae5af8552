package io.shopwright.analytics.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the optimum, on random problems, and searches over grids that know nothing of the method. */
class BudgetProblemTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static ResponseCurve curve(Random random, double steepest) {
        double beta = Math.exp(4 * random.nextDouble() + 3);
        double kappa = Math.exp(3 * random.nextDouble() + 2);
        return switch (random.nextInt(5)) {
            case 0 -> new ResponseCurve.Logarithmic(beta, kappa);
            case 1 -> new ResponseCurve.Power(beta, 0.2 + 0.7 * random.nextDouble());
            case 2 -> new ResponseCurve.Exponential(beta, kappa);
            default -> new ResponseCurve.Hill(beta, kappa, 0.4 + (steepest - 0.4) * random.nextDouble());
        };
    }

    private static BudgetProblem problem(Random random, int channels, double steepest) {
        List<BudgetChannel> list = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            double min = random.nextInt(3) == 0 ? 5 * random.nextDouble() : 0;
            double max = random.nextInt(3) == 0 ? min + 60 * random.nextDouble() : INFINITE;
            list.add(BudgetChannel.between("c" + i, curve(random, steepest), min, max));
        }
        return BudgetProblem.of(list);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 4})
    void noShiftBetweenTwoChannels_earnsMore(double steepest) {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            BudgetProblem problem = problem(random, 2 + random.nextInt(5), steepest);
            double budget = 30 + 400 * random.nextDouble();
            Allocation allocation = problem.allocate(budget);

            assertThat(allocation.spent() + allocation.unspent()).isCloseTo(budget, within(1e-9 * budget));
            assertThat(allocation.certificate().gap()).isBetween(-1e-15, 1e-12);
            // Spend of less than a millionth of the total is known to the rounding of the total only.
            if (allocation.channels().stream().noneMatch(part -> part.spend() > 0 && part.spend() < 1e-6 * budget)) {
                assertThat(allocation.certificate().residual()).isLessThan(1e-8);
            }
            for (int shift = 0; shift < 50; shift++) {
                double[] moved = allocation.channels().stream()
                        .mapToDouble(Allocation.Spend::spend)
                        .toArray();
                int from = random.nextInt(moved.length);
                int to = random.nextInt(moved.length);
                double step = moved[from] * Math.pow(random.nextDouble(), 4);
                moved[from] -= step;
                moved[to] += step;
                assertThat(earned(problem, moved)).isLessThanOrEqualTo(allocation.response() * (1 + 1e-12));
            }
        }
    }

    /** Minus infinity out of bounds. */
    private static double earned(BudgetProblem problem, double... spend) {
        double sum = 0;
        for (int i = 0; i < spend.length; i++) {
            BudgetChannel channel = problem.channels().get(i);
            boolean allowed = spend[i] >= channel.min() && spend[i] <= channel.max();
            sum += allowed ? channel.curve().response(spend[i]) : Double.NEGATIVE_INFINITY;
        }
        return sum;
    }

    @Test
    void sShapedCurves_areNotBeatenByAnyGridPoint() {
        Random random = new Random(2);
        for (int round = 0; round < 60; round++) {
            BudgetProblem problem = problem(random, 3, 5);
            double budget = 20 + 150 * random.nextDouble();
            double best = 0;
            for (int i = 0; i <= 200; i++) {
                for (int j = 0; j <= 200 - i; j++) {
                    double x = budget * i / 200;
                    double y = budget * j / 200;
                    best = Math.max(best, earned(problem, x, y, budget - x - y));
                }
            }

            Allocation allocation = problem.allocate(budget);

            assertThat(allocation.response()).isGreaterThanOrEqualTo(best * (1 - 1e-12));
            assertThat(allocation.certificate().upperBound()).isGreaterThanOrEqualTo(best);
        }
    }

    /** The optimum may leave one channel below its turning point: the other is held by its minimum and maximum. */
    @Test
    void channelBelowItsTurningPoint_isSettledExactly() {
        ResponseCurve steep = new ResponseCurve.Hill(1000, 100, 4);
        ResponseCurve flat = new ResponseCurve.Exponential(15, 10);
        BudgetProblem problem =
                BudgetProblem.of(List.of(BudgetChannel.of("steep", steep), BudgetChannel.of("flat", flat)));

        Allocation allocation = problem.allocate(60);

        double best = 0;
        for (int i = 0; i <= 1_000_000; i++) {
            double x = 60 * i / 1e6;
            best = Math.max(best, steep.response(x) + flat.response(60 - x));
        }
        assertThat(allocation.response())
                .isCloseTo(best, within(1e-9 * best))
                .isGreaterThanOrEqualTo(best * (1 - 1e-14));
        assertThat(allocation.certificate().gap()).isLessThan(1e-12);
    }

    @Test
    void identicalSCurves_doNotShareASmallBudget() {
        List<BudgetChannel> channels = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            channels.add(BudgetChannel.of("c" + i, new ResponseCurve.Hill(1000, 100, 3)));
        }
        Allocation allocation = BudgetProblem.of(channels).allocate(260);

        assertThat(allocation.channels().stream().filter(part -> part.spend() > 0))
                .hasSize(2);
        assertThat(allocation.response())
                .isCloseTo(2 * new ResponseCurve.Hill(1000, 100, 3).response(130), within(1e-9));
    }

    @Test
    void target_isReachedAtLeastCost() {
        Random random = new Random(3);
        for (int round = 0; round < 60; round++) {
            BudgetProblem problem = problem(random, 4, round % 2 == 0 ? 1 : 3);
            double budget = 20 + 300 * random.nextDouble();
            Allocation forward = problem.allocate(budget);
            if (forward.unspent() == 0) {
                Allocation back = problem.reach(forward.response());
                assertThat(back.response()).isCloseTo(forward.response(), within(1e-9 * forward.response()));
                assertThat(back.spent()).isLessThanOrEqualTo(budget * (1 + 1e-9));
            }
        }
    }

    @Test
    void profit_isGreatest_whereTheLastUnitPaysForItself() {
        Random random = new Random(4);
        for (int round = 0; round < 60; round++) {
            BudgetProblem problem = problem(random, 4, round % 2 == 0 ? 1 : 3);
            double margin = 0.05 + random.nextDouble();
            Allocation best = problem.maximizeProfit(margin, INFINITE);
            double profit = margin * best.response() - best.spent();

            for (double factor : new double[] {0.5, 0.9, 0.99, 1.01, 1.1, 2}) {
                double budget = best.spent() * factor;
                double least = problem.channels().stream()
                        .mapToDouble(BudgetChannel::min)
                        .sum();
                if (budget >= least) {
                    Allocation other = problem.allocate(budget);
                    assertThat(margin * other.response() - other.spent())
                            .isLessThanOrEqualTo(profit + 1e-9 * Math.abs(profit));
                }
            }
            Allocation capped = problem.maximizeProfit(margin, best.budget() * 0.7 + 20);
            assertThat(capped.spent()).isLessThanOrEqualTo(capped.budget() * (1 + 1e-12));
        }
    }

    @Test
    void groups_keepTheirBounds_atAPriceOfTheirOwn() {
        List<BudgetChannel> channels = List.of(
                BudgetChannel.of("search", new ResponseCurve.Hill(900, 100, 1)),
                BudgetChannel.of("social", new ResponseCurve.Hill(900, 100, 1)),
                BudgetChannel.of("email", new ResponseCurve.Hill(900, 100, 1)));
        BudgetProblem free = new BudgetProblem(channels, List.of());
        BudgetProblem held =
                new BudgetProblem(channels, List.of(new BudgetGroup("paid", List.of("search", "social"), 0, 100)));
        BudgetProblem pushed =
                new BudgetProblem(channels, List.of(new BudgetGroup("owned", List.of("email"), 200, INFINITE)));

        assertThat(spend(free.allocate(300))).containsExactly(new double[] {100, 100, 100}, within(1e-9));
        Allocation capped = held.allocate(300);
        assertThat(spend(capped)).containsExactly(new double[] {50, 50, 200}, within(1e-9));
        assertThat(capped.marginal()).isCloseTo(new ResponseCurve.Hill(900, 100, 1).marginal(200), within(1e-12));
        assertThat(capped.certificate().residual()).isLessThan(1e-8);
        assertThat(capped.certificate().gap()).isLessThan(1e-12);
        assertThat(spend(pushed.allocate(300))).containsExactly(new double[] {50, 50, 200}, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pushed.allocate(199))
                .withMessageStartingWith("budget must be at least the sum of the minima");
    }

    private static double[] spend(Allocation allocation) {
        return allocation.channels().stream()
                .mapToDouble(Allocation.Spend::spend)
                .toArray();
    }

    @Test
    void plan_isNeverBetter() {
        Random random = new Random(5);
        for (int round = 0; round < 100; round++) {
            List<BudgetChannel> channels = new ArrayList<>();
            double total = 0;
            for (int i = 0; i < 4; i++) {
                double spend = 50 * random.nextDouble();
                total += spend;
                channels.add(BudgetChannel.of("c" + i, curve(random, 3)).planned(spend));
            }
            Allocation best = BudgetProblem.of(channels).allocate(total);
            Allocation.Plan plan = best.plan().orElseThrow();
            assertThat(plan.gain()).isGreaterThanOrEqualTo(0);

            List<BudgetChannel> optimal = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                optimal.add(channels.get(i).planned(best.channels().get(i).spend()));
            }
            assertThat(BudgetProblem.of(optimal)
                            .allocate(best.spent())
                            .plan()
                            .orElseThrow()
                            .gain())
                    .isBetween(0.0, 1e-12 * best.response());
        }
    }

    @Test
    void spendBeyondObservation_isFlagged_orRuledOut() {
        BudgetProblem problem = BudgetProblem.of(List.of(
                BudgetChannel.of("a", new ResponseCurve.Hill(900, 100, 1)).observedUpTo(30),
                BudgetChannel.of("b", new ResponseCurve.Hill(100, 100, 1)).observedUpTo(80)));

        Allocation free = problem.allocate(100);
        assertThat(free.extrapolates()).isTrue();
        assertThat(free.channels()).extracting(Allocation.Spend::extrapolated).containsExactly(true, false);

        Allocation within = problem.withinObserved().allocate(120);
        assertThat(within.extrapolates()).isFalse();
        assertThat(within.unspent()).isEqualTo(10);
        assertThat(within.channels()).extracting(Allocation.Spend::binding).containsOnly(Allocation.Binding.MAX);
    }

    @Test
    void budgetOutsideTheBounds_isRefusedOrLeft() {
        ResponseCurve curve = new ResponseCurve.Hill(10, 5, 1);
        BudgetProblem problem = BudgetProblem.of(
                List.of(BudgetChannel.between("a", curve, 10, 20), BudgetChannel.between("b", curve, 10, 20)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.allocate(15))
                .withMessage("budget must be at least the sum of the minima: 15.0, 20.0; lower some minima");
        assertThat(problem.allocate(50).unspent()).isEqualTo(10);
        assertThat(spend(problem.allocate(20))).containsExactly(10, 10);
        assertThat(spend(problem.allocate(40))).containsExactly(20, 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.reach(19))
                .withMessageStartingWith("target must be within reach: 19.0, of at most 16.0");
    }

    @Test
    void targetThatOnlyInfiniteSpendReaches_isRefused() {
        BudgetProblem problem = BudgetProblem.of(List.of(BudgetChannel.of("a", new ResponseCurve.Hill(10, 5, 1))));

        assertThatIllegalArgumentException().isThrownBy(() -> problem.reach(10.5));
        assertThat(problem.reach(0).spent()).isZero();
    }

    @Test
    void nothingToSpend_isNothingSpent() {
        BudgetProblem problem = BudgetProblem.of(List.of(
                BudgetChannel.of("vertical", new ResponseCurve.Hill(10, 5, 0.5)),
                BudgetChannel.of("flat", new ResponseCurve.Hill(10, 5, 2))));

        Allocation nothing = problem.allocate(0);
        assertThat(nothing.response()).isZero();
        assertThat(nothing.marginal()).isInfinite();
        assertThat(problem.allocate(1e-9).spent()).isEqualTo(1e-9);
        assertThat(problem.allocate(1e12).spent()).isEqualTo(1e12);
    }

    @Test
    void saturatedCurves_stillTakeTheBudget() {
        BudgetProblem problem = BudgetProblem.of(List.of(
                BudgetChannel.between("a", new ResponseCurve.Exponential(5, 1), 0, 4e5),
                BudgetChannel.between("b", new ResponseCurve.Exponential(7, 2), 0, 5e5),
                BudgetChannel.between("c", new ResponseCurve.Exponential(7, 3), 0, 2e5)));

        Allocation allocation = problem.allocate(1e6);

        assertThat(allocation.spent()).isEqualTo(1e6);
        assertThat(allocation.response()).isCloseTo(19, within(1e-12));
    }

    @Test
    void straightCurves_areFilledOneAfterTheOther() {
        BudgetProblem problem = BudgetProblem.of(List.of(
                BudgetChannel.between("best", new ResponseCurve.Power(3, 1), 0, 40),
                BudgetChannel.of("second", new ResponseCurve.Power(2, 1)),
                BudgetChannel.of("as good", new ResponseCurve.Power(2, 1))));

        Allocation allocation = problem.allocate(100);
        assertThat(allocation.response()).isEqualTo(240);
        assertThat(allocation.spent()).isEqualTo(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.maximizeProfit(1, INFINITE))
                .withMessageStartingWith("second earns more than it costs at any spend");
    }

    @Test
    void table_showsFallingReturns() {
        List<Allocation> table = BudgetProblem.of(List.of(
                        BudgetChannel.of("a", new ResponseCurve.Hill(900, 100, 0.8)),
                        BudgetChannel.of("b", new ResponseCurve.Logarithmic(100, 20))))
                .table(10, 50, 100, 500);

        for (int i = 1; i < table.size(); i++) {
            Allocation less = table.get(i - 1);
            Allocation more = table.get(i);
            assertThat(more.marginal()).isLessThan(less.marginal());
            assertThat(more.response())
                    .isBetween(
                            less.response() + more.marginal() * (more.spent() - less.spent()),
                            less.response() + less.marginal() * (more.spent() - less.spent()));
        }
    }

    @Test
    void badInput_isNamed() {
        ResponseCurve curve = new ResponseCurve.Power(1, 0.5);
        for (double bad : new double[] {Double.NaN, INFINITE, 0, -1}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ResponseCurve.Hill(bad, 1, 1))
                    .withMessage("beta must be > 0 and finite: " + bad);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ResponseCurve.Hill(1, 1, bad))
                    .withMessage("alpha must be > 0 and finite: " + bad);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResponseCurve.Power(1, 1.5))
                .withMessage("alpha must be > 0 and <= 1: 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetChannel.between("a", curve, 5, 4))
                .withMessage("a: max must be >= min: 4.0, 5.0");
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetProblem.of(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BudgetProblem.of(List.of(BudgetChannel.of("a", curve), BudgetChannel.of("a", curve))))
                .withMessage("name of a channel must be its own: a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BudgetProblem(
                        List.of(BudgetChannel.of("a", curve)), List.of(new BudgetGroup("g", List.of("b"), 0, 1))));
        BudgetProblem problem = BudgetProblem.of(List.of(BudgetChannel.of("a", curve)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> problem.allocate(Double.NaN))
                .withMessage("budget must be >= 0 and finite: NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> problem.maximizeProfit(0, 1));
    }
}
