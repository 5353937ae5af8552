package io.shopwright.analytics.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Classes of products, figures and moves of stock. */
class StockTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void borderProduct_belongsWhereTheRuleSays() {
        Map<String, Double> values = Map.of("a", 70.0, "b", 20.0, "c", 10.0, "d", 0.0, "e", -5.0);
        assertThat(AbcClass.of(values, AbcClass.Rule.USUAL))
                .containsExactly(
                        Map.entry("a", AbcClass.A),
                        Map.entry("b", AbcClass.A),
                        Map.entry("c", AbcClass.B),
                        Map.entry("d", AbcClass.NONE),
                        Map.entry("e", AbcClass.NONE));
        AbcClass.Rule ends = new AbcClass.Rule(0.8, 0.95, AbcClass.Border.ENDS);
        assertThat(AbcClass.of(values, ends)).containsEntry("b", AbcClass.B).containsEntry("c", AbcClass.C);
    }

    @Test
    void equalProducts_areTakenByTheirIds() {
        Map<String, Double> values = new TreeMap<>();
        for (int i = 0; i < 10; i++) {
            values.put("p" + i, 1.0);
        }
        assertThat(AbcClass.of(values, AbcClass.Rule.USUAL).keySet()).containsExactlyElementsOf(values.keySet());
        assertThat(AbcClass.of(Map.of(), AbcClass.Rule.USUAL)).isEmpty();
        assertThat(AbcClass.of(Map.of("x", 0.0), AbcClass.Rule.USUAL)).containsEntry("x", AbcClass.NONE);
    }

    @Test
    void summerProduct_isUnevenOnlyWithItsSeason() {
        double[] demand = IntStream.range(0, 48)
                .mapToDouble(t -> t % 12 >= 5 && t % 12 <= 7 ? 100 : 2)
                .toArray();
        assertThat(XyzClass.of(XyzClass.Rule.USUAL, demand)).isEqualTo(XyzClass.Z);
        assertThat(XyzClass.ofSeasonal(XyzClass.Rule.USUAL, 12, demand)).isEqualTo(XyzClass.X);
        assertThat(XyzClass.of(XyzClass.Rule.USUAL, 0, 0, 0)).isEqualTo(XyzClass.NONE);
        assertThat(XyzClass.of(XyzClass.Rule.USUAL)).isEqualTo(XyzClass.NONE);
    }

    @Test
    void speed_isClassedByTurns() {
        assertThat(FsnClass.of(FsnClass.Rule.USUAL, 5)).isEqualTo(FsnClass.FAST);
        assertThat(FsnClass.of(FsnClass.Rule.USUAL, 1)).isEqualTo(FsnClass.SLOW);
        assertThat(FsnClass.of(FsnClass.Rule.USUAL, 0)).isEqualTo(FsnClass.NON_MOVING);
    }

    @Test
    void figures_withoutMeaning_areEmpty() {
        assertThat(StockFigures.cover(10, 0)).isEmpty();
        assertThat(StockFigures.cover(10, 4)).hasValue(2.5);
        assertThat(StockFigures.turnover(100, 0)).isEmpty();
        assertThat(StockFigures.turnover(100, 25)).hasValue(4);
        assertThat(StockFigures.grossMarginReturn(-10, 20)).hasValue(-0.5);
        assertThat(StockFigures.sellThrough(0, 0)).isEmpty();
        assertThat(StockFigures.sellThrough(30, 10)).hasValue(0.75);
    }

    @Test
    void unknownCost_isNeverZero() {
        CarryingCost yearly = new CarryingCost(0.08, 0.1, 0.02);
        assertThat(yearly.of(10, null, 30)).isEmpty();
        assertThat(yearly.of(10, 5.0, 365).orElseThrow()).isCloseTo(10, within(1e-12));
        CarryingCost.DeadStock unknown = yearly.dead(
                        new CarryingCost.Stock(4, null, TODAY.minusDays(200), TODAY.minusDays(300)), TODAY, 180)
                .orElseThrow();
        assertThat(unknown.value()).isNull();
        assertThat(unknown.yearlyCost()).isNull();
        assertThat(unknown.idleDays()).isEqualTo(200);
        assertThat(yearly.dead(new CarryingCost.Stock(4, 1.0, null, TODAY.minusDays(20)), TODAY, 180))
                .isEmpty();
        assertThat(yearly.dead(new CarryingCost.Stock(0, 1.0, null, TODAY.minusDays(900)), TODAY, 180))
                .isEmpty();
    }

    @Test
    void stockOut_hasADateAndARisk() {
        StockOut stockOut = StockOut.of(20, new double[] {5, 5, 5, 5, 5}, new double[] {2, 2, 2, 2, 2});
        assertThat(stockOut.date(TODAY, 0.5).orElseThrow()).isEqualTo(new StockOut.Risk(TODAY.plusDays(3), 0.5));
        assertThat(stockOut.date(TODAY, 0.01).orElseThrow().date()).isEqualTo(TODAY.plusDays(2));
        assertThat(stockOut.date(TODAY, 0.9999)).isEmpty();
        assertThat(StockOut.ofCertain(3).expectedDay()).isEmpty();
    }

    @Test
    void riskOfStockOut_growsWithDaysAndFallsWithStock() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 500; round++) {
            double[] means = random.doubles(20, 0, 10).toArray();
            double[] same = new double[20];
            Arrays.fill(same, random.nextDouble() * 5);
            double stock = random.nextInt(100);
            double[] more = StockOut.of(stock + 10, means, same).probabilities();
            double[] probabilities = StockOut.of(stock, means, same).probabilities();
            for (int day = 0; day < 20; day++) {
                assertThat(probabilities[day]).isBetween(more[day], 1.0);
            }
        }
    }

    @Test
    void transfers_keepStockAndTargets() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 500; round++) {
            List<Transfers.Location> locations = new ArrayList<>();
            Map<String, Double> stock = new TreeMap<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                locations.add(new Transfers.Location("l" + i, random.nextInt(50), random.nextInt(50)));
                stock.put("l" + i, locations.get(i).onHand());
            }
            List<Transfers.Transfer> plan = Transfers.plan(locations, 1);
            for (Transfers.Transfer move : plan) {
                assertThat(move.units()).isGreaterThanOrEqualTo(1);
                stock.merge(move.from(), -move.units(), Double::sum);
                stock.merge(move.to(), move.units(), Double::sum);
            }
            double surplus = 0;
            double shortage = 0;
            for (Transfers.Location location : locations) {
                double after = stock.get(location.id());
                assertThat(after)
                        .isBetween(
                                Math.min(location.onHand(), location.target()),
                                Math.max(location.onHand(), location.target()));
                surplus += Math.max(0, after - location.target());
                shortage += Math.max(0, location.target() - after);
            }
            assertThat(Math.min(surplus, shortage)).isLessThan(1);
            assertThat(plan).hasSizeLessThan(Math.max(1, locations.size()));
        }
    }

    @Test
    void markDown_isTheBestOfAllPrices() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 500; round++) {
            MarkDown.Situation now =
                    new MarkDown.Situation(random.nextInt(200), random.nextInt(10), 5 * random.nextDouble(), 20);
            double elasticity = 4 * random.nextDouble();
            double salvage = 10 * random.nextDouble();
            MarkDown best = MarkDown.best(now, elasticity, salvage);
            assertThat(best.price()).isPositive().isLessThanOrEqualTo(20);
            for (double price = 0.5; price <= 20; price += 0.5) {
                double sold = Math.min(now.onHand(), now.rate() * now.periods() * Math.pow(price / 20, -elasticity));
                assertThat(price * sold + salvage * (now.onHand() - sold))
                        .isLessThanOrEqualTo(best.revenue() + 1e-9 * (1 + best.revenue()));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> MarkDown.best(new MarkDown.Situation(1, 1, 1, 5), 2, 6));
    }
}
