package io.shopwright.analytics.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.NormalDemand;
import io.shopwright.analytics.forecast.PoissonDemand;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of quantities and policies. */
class InventoryTest {

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void economicQuantity_isCheaperThanItsNeighbours() {
        for (int round = 0; round < 2000; round++) {
            OrderQuantity.Terms terms = new OrderQuantity.Terms(wide(), wide(), wide());
            OrderQuantity best = OrderQuantity.economic(terms);
            for (double factor : new double[] {0.5, 0.99, 1.01, 2}) {
                assertThat(terms.cost(best.units() * factor)).isGreaterThan(best.cost());
            }
            assertThat(OrderQuantity.withBackorders(terms, wide()).cost()).isLessThanOrEqualTo(best.cost());
            assertThat(OrderQuantity.production(terms, terms.demand() * (1 + wide()))
                            .cost())
                    .isLessThanOrEqualTo(best.cost());
        }
    }

    @Test
    void priceBreaks_areNeverWorseThanAnyQuantity() {
        for (int round = 0; round < 60; round++) {
            PriceBreaks breaks = new PriceBreaks(List.of(
                    new PriceBreaks.Step(0, 10),
                    new PriceBreaks.Step(50 + random.nextInt(50), 9.5 - random.nextDouble()),
                    new PriceBreaks.Step(150 + random.nextInt(500), 8)));
            double demand = 1 + random.nextInt(2000);
            double orderCost = 1 + random.nextInt(200);
            OrderQuantity all = breaks.allUnits(demand, orderCost, 0.2);
            OrderQuantity incremental = breaks.incremental(demand, orderCost, 0.2);
            for (int units = 1; units < 3000; units += 7) {
                assertThat(cost(breaks, demand, orderCost, units, false)).isGreaterThanOrEqualTo(all.cost() - 1e-6);
                assertThat(cost(breaks, demand, orderCost, units, true))
                        .isGreaterThanOrEqualTo(incremental.cost() - 1e-6);
            }
        }
    }

    /** The cost of a period by its definition. */
    private static double cost(PriceBreaks breaks, double demand, double orderCost, double units, boolean incremental) {
        double paid = 0;
        for (int i = 0; i < breaks.steps().size(); i++) {
            double from = breaks.steps().get(i).from();
            double to =
                    i + 1 < breaks.steps().size() ? breaks.steps().get(i + 1).from() : Double.POSITIVE_INFINITY;
            if (incremental) {
                paid += Math.max(0, Math.min(units, to) - from)
                        * breaks.steps().get(i).unitCost();
            } else if (units >= from && units < to) {
                paid = units * breaks.steps().get(i).unitCost();
            }
        }
        return demand / units * (orderCost + paid) + 0.2 * paid / 2;
    }

    @Test
    void wagnerWhitin_isTheCheapestOfAllPlansAndServesDemand() {
        for (int round = 0; round < 300; round++) {
            double[] demand = random.ints(8, 0, 60).asDoubleStream().toArray();
            double orderCost = random.nextInt(200);
            double holding = random.nextDouble() * 4;
            WagnerWhitin plan = WagnerWhitin.plan(orderCost, holding, demand);
            assertThat(Arrays.stream(plan.orders()).sum())
                    .isCloseTo(Arrays.stream(demand).sum(), within(1e-9));
            assertThat(plan.cost()).isCloseTo(cheapest(orderCost, holding, demand), within(1e-9));
            assertThat(plan.cost()).isCloseTo(cost(plan.orders(), orderCost, holding, demand), within(1e-9));
        }
        assertThat(WagnerWhitin.plan(1, 1).orders()).isEmpty();
    }

    /** Of all subsets of periods with an order; each order lasts until the next one. */
    private static double cheapest(double orderCost, double holding, double[] demand) {
        double best = Double.POSITIVE_INFINITY;
        for (int subset = 0; subset < 1 << demand.length; subset++) {
            double[] orders = new double[demand.length];
            int last = -1;
            boolean possible = true;
            for (int t = 0; t < demand.length; t++) {
                last = (subset >> t & 1) == 1 ? t : last;
                possible &= last >= 0 || demand[t] == 0;
                if (last >= 0) {
                    orders[last] += demand[t];
                }
            }
            best = possible ? Math.min(best, cost(orders, orderCost, holding, demand)) : best;
        }
        return best;
    }

    private static double cost(double[] orders, double orderCost, double holding, double[] demand) {
        double cost = 0;
        double stock = 0;
        for (int t = 0; t < demand.length; t++) {
            stock += orders[t] - demand[t];
            cost += (orders[t] > 0 ? orderCost : 0) + holding * stock;
        }
        return cost;
    }

    @Test
    void fillRate_growsWithStockAndIsReached() {
        for (int round = 0; round < 1000; round++) {
            double mean = 0.1 + 100 * random.nextDouble();
            DemandDistribution demand = random.nextBoolean()
                    ? DemandDistribution.ofCounts(mean, mean * (1 + 3 * random.nextDouble()))
                    : new NormalDemand(mean, mean * random.nextDouble());
            double quantity = 1 + 50 * random.nextDouble();
            double last = 0;
            for (double units = 0; units < 3 * mean; units += mean / 7) {
                double fillRate = ReorderPoint.fillRate(demand, units, quantity);
                assertThat(fillRate).isBetween(last - 1e-12, 1.0);
                last = fillRate;
            }
            double wanted = 0.5 + 0.499 * random.nextDouble();
            ReorderPoint point = ReorderPoint.forFillRate(demand, wanted, quantity);
            assertThat(point.units()).isNotNegative().isFinite();
            assertThat(ReorderPoint.fillRate(demand, point.units(), quantity)).isGreaterThanOrEqualTo(wanted - 1e-9);
            double more =
                    ReorderPoint.forFillRate(demand, (wanted + 1) / 2, quantity).units();
            assertThat(more).isGreaterThanOrEqualTo(point.units());
        }
    }

    @Test
    void cycleService_growsWithVariabilityOfTheLeadTime() {
        double units = 0;
        for (double deviation = 0; deviation < 8; deviation++) {
            double point = ReorderPoint.forCycleService(new LeadTime(10, deviation).counts(3, 2), 0.95)
                    .units();
            assertThat(point).isGreaterThanOrEqualTo(units);
            units = point;
        }
    }

    @Test
    void newsvendor_quantityIsTheBestOfAll() {
        for (int round = 0; round < 200; round++) {
            DemandDistribution demand = new PoissonDemand(0.2 + 30 * random.nextDouble());
            Newsvendor problem = new Newsvendor(0.1 + random.nextDouble(), 0.1 + 5 * random.nextDouble());
            double least = problem.expectedLoss(demand, problem.quantity(demand));
            for (int units = 0; units < 100; units++) {
                assertThat(problem.expectedLoss(demand, units)).isGreaterThanOrEqualTo(least - 1e-9);
            }
        }
    }

    /** The formulas of the optimum against every policy near it, in the long run of a simulation. */
    @Test
    void exactPolicies_costInASimulationWhatTheyShould() {
        PoissonDemand day = new PoissonDemand(1.5);
        OrderQuantity.Terms terms = new OrderQuantity.Terms(1.5, 100, 20);
        ReorderPolicy.Costed reorder = ReorderPolicy.exact(terms, 150, day.times(2));
        UpToPolicy.Costed upTo = UpToPolicy.exact(terms, 150, day, day.times(3));
        StockSimulation simulation = new StockSimulation(day, List.of(2), StockSimulation.Shortage.WAITS, 400_000);
        StockSimulation.Reached reached = simulation.run(upTo.policy(), 7);
        double cost = 100.0 * reached.orders() / 400_000 + 20 * reached.meanStock() + 150 * reached.meanWaiting();
        assertThat(cost).isCloseTo(upTo.cost(), within(0.01 * upTo.cost()));
        assertThat(upTo.cost()).isGreaterThan(reorder.cost());
    }

    /** Terms of Snyder and Shen, example 5.2, against the cost by its definition, integrated over positions. */
    @Test
    void approximatePolicies_areNearTheBestOfAll() {
        OrderQuantity.Terms terms = new OrderQuantity.Terms(1300, 8, 0.225);
        NormalDemand demand = new NormalDemand(1300 / 12.0, 150 / Math.sqrt(12));
        double best = Double.POSITIVE_INFINITY;
        for (double point = 80; point < 200; point += 4) {
            for (double quantity = 250; quantity < 420; quantity += 8) {
                best = Math.min(best, meanCost(terms, demand, point, quantity));
            }
        }
        ReorderPolicy.Costed loss = ReorderPolicy.byLoss(terms, 7.5, demand);
        double actual = meanCost(
                terms, demand, loss.policy().reorderPoint(), loss.policy().quantity());
        assertThat(loss.cost()).isCloseTo(actual, within(0.001 * actual));
        assertThat(actual).isLessThan(1.001 * best);
        ReorderPolicy backorders = ReorderPolicy.economicWithBackorders(terms, 7.5, demand);
        double point = backorders.reorderPoint();
        double own = meanCost(terms, demand, point, backorders.quantity());
        assertThat(own).isLessThan(1.02 * best);
        assertThat(meanCost(terms, demand, point + 3, backorders.quantity())).isGreaterThan(own);
        assertThat(meanCost(terms, demand, point - 3, backorders.quantity())).isGreaterThan(own);
    }

    /** Orders, and the mean over positions from the point to a quantity above it. */
    private static double meanCost(OrderQuantity.Terms terms, NormalDemand demand, double point, double quantity) {
        double sum = 0;
        int steps = 200;
        for (int i = 0; i < steps; i++) {
            double position = point + (i + 0.5) * quantity / steps;
            sum += terms.holdingCost() * demand.expectedBelow(position) + 7.5 * demand.expectedAbove(position);
        }
        return terms.orderCost() * terms.demand() / quantity + sum / steps;
    }

    @Test
    void simulation_showsTheServiceThatWasAimedAt() {
        DemandDistribution day = DemandDistribution.ofCounts(4, 9);
        DemandDistribution leadTime = DemandDistribution.ofCounts(28, 63);
        StockSimulation simulation = new StockSimulation(day, List.of(7), StockSimulation.Shortage.WAITS, 100_000);
        for (double service : new double[] {0.8, 0.95, 0.99}) {
            // a day's demand passes the point by E D^2 / (2 E D) - 1/2 = 2.6 units on average before the order
            double units = ReorderPoint.forCycleService(leadTime, service).units() + 3;
            StockSimulation.Reached reached = simulation.run(new ReorderPolicy(units, 60), 3);
            assertThat(reached.cycleService()).isCloseTo(service, within(0.03));
            assertThat(reached.fillRate()).isGreaterThan(reached.cycleService());
        }
        ReorderPolicy policy = new ReorderPolicy(40, 60);
        assertThat(simulation.run(policy, 3)).isEqualTo(simulation.run(policy, 3));
    }

    @Test
    void periodicReview_reachesItsService() {
        PoissonDemand day = new PoissonDemand(3);
        UpToPolicy policy = UpToPolicy.periodic(day.times(5 + 7), 0.95, 7);
        StockSimulation.Reached reached =
                new StockSimulation(day, List.of(5), StockSimulation.Shortage.WAITS, 200_000).run(policy, 1);
        assertThat(reached.cycleService()).isCloseTo(0.965, within(0.02));
        assertThat(new StockSimulation(day, List.of(5), StockSimulation.Shortage.IS_LOST, 1000)
                        .run(policy, 1)
                        .meanWaiting())
                .isZero();
    }

    @Test
    void orders_keepTheRules() {
        OrderRules rules = new OrderRules(20, 6, 30);
        assertThat(rules.order(0, 5)).isZero();
        assertThat(rules.order(3, 5)).isEqualTo(24);
        assertThat(rules.order(25, 5)).isEqualTo(30);
        assertThat(rules.order(500, 5)).isEqualTo(150);
        assertThat(rules.order(500, 0)).isEqualTo(24);
        assertThat(OrderRules.wholeUnits().order(3.2, 1)).isEqualTo(4);
        assertThat(new OrderRules(0, 0.1, Double.POSITIVE_INFINITY).order(0.3, 1))
                .isCloseTo(0.3, within(1e-12));
    }

    @Test
    void badInput_isRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderQuantity.Terms(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderQuantity.Terms(1, 1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new PriceBreaks(List.of(new PriceBreaks.Step(5, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> Newsvendor.ofPrices(1, 2, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> WagnerWhitin.plan(1, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ReorderPoint.forCycleService(new PoissonDemand(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ReorderPolicy.iterated(new OrderQuantity.Terms(1, 100, 10), 0.1, new NormalDemand(1, 1)))
                .withMessageContaining("order on demand");
        assertThat(ReorderPoint.forCycleService(new PoissonDemand(0), 0.99).units())
                .isZero();
    }

    private double wide() {
        return Math.exp(random.nextDouble() * 20 - 10);
    }
}
