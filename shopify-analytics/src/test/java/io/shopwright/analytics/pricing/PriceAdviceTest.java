package io.shopwright.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceAdviceTest {

    private static final DemandCurve ELASTIC = ConstantElasticityDemand.through(20, 100, -2);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noAllowedPrice_earnsMore(long seed) {
        Random random = new Random(seed);
        double cost = 5 + 5 * random.nextDouble();
        for (DemandCurve demand : curves(random)) {
            double floor = 3 + 10 * random.nextDouble();
            PriceLimits limits = PriceLimits.between(floor, floor + 20 * random.nextDouble())
                    .withStock(demand.quantity(floor) * (0.2 + random.nextDouble()));
            double best = PriceAdvice.of(demand, cost, limits).best().profit();
            PriceAdvice ending =
                    PriceAdvice.of(demand, cost, limits.withEndings(PriceEnding.of("0.3"), PriceEnding.of("0.8")));

            assertThat(ending.best().profit()).isLessThanOrEqualTo(best);
            for (int step = 0; step <= 1000; step++) {
                double price = floor + (limits.ceiling() - floor) * step / 1000;
                assertThat(profit(demand, cost, limits, price)).isLessThanOrEqualTo(best + 1e-9 * Math.abs(best));
            }
            IntStream.range(0, 80)
                    .mapToDouble(half -> (half - half % 2) / 2.0 + (half % 2 == 0 ? 0.3 : 0.8))
                    .filter(price -> price >= floor && price <= limits.ceiling())
                    .forEach(price -> assertThat(profit(demand, cost, limits, price))
                            .isLessThanOrEqualTo(ending.best().profit() + 1e-9 * Math.abs(best)));
        }
    }

    @Test
    void bestPrice_hasAMarginOfOneOverTheElasticity() {
        Random random = new Random(9);
        for (DemandCurve demand : curves(random)) {
            demand.bestPrice(6).ifPresent(price -> {
                PriceOutcome outcome = PriceOutcome.of(demand, 6, Double.POSITIVE_INFINITY, price);
                assertThat(outcome.margin()).isCloseTo(-1 / demand.elasticity(price), within(1e-12));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11})
    void elasticity_isTheSlopeOfLogarithms_andPriceForIsTheInverse(long seed) {
        for (DemandCurve demand : curves(new Random(seed))) {
            double step = 1e-5;
            double slope = (Math.log(demand.quantity(8 * (1 + step))) - Math.log(demand.quantity(8 * (1 - step))))
                    / (Math.log1p(step) - Math.log1p(-step));
            assertThat(demand.elasticity(8)).isCloseTo(slope, within(1e-5));
            assertThat(demand.priceFor(demand.quantity(8)).orElseThrow()).isCloseTo(8, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.8, -0.01})
    void inelasticDemand_needsACeiling(double elasticity) {
        DemandCurve demand = new ConstantElasticityDemand(100, elasticity);

        assertThatThrownBy(() -> PriceAdvice.of(demand, 10, PriceLimits.NONE))
                .isInstanceOf(NoBestPriceException.class)
                .hasMessageContaining("set a ceiling");
        PriceAdvice capped = PriceAdvice.of(demand, 10, PriceLimits.between(0, 40));
        assertThat(capped.best().price()).isEqualTo(40);
        assertThat(capped.reason()).isEqualTo(PriceAdvice.Reason.CEILING);
        assertThat(capped.unconstrainedPrice()).isEmpty();
    }

    @Test
    void reasons_nameTheLimit() {
        assertThat(PriceAdvice.of(ELASTIC, 10, PriceLimits.NONE).reason()).isEqualTo(PriceAdvice.Reason.INTERIOR);
        assertThat(PriceAdvice.of(ELASTIC, 10, PriceLimits.between(22, 30)).reason())
                .isEqualTo(PriceAdvice.Reason.FLOOR);
        assertThat(PriceAdvice.of(ELASTIC, 10, PriceLimits.between(5, 15)).reason())
                .isEqualTo(PriceAdvice.Reason.CEILING);

        PriceAdvice scarce = PriceAdvice.of(ELASTIC, 10, PriceLimits.NONE.withStock(25));
        assertThat(scarce.reason()).isEqualTo(PriceAdvice.Reason.STOCK);
        // A quarter of the units at twice the price.
        assertThat(scarce.best().price()).isCloseTo(40, within(1e-12));

        PriceAdvice margin = PriceAdvice.of(ELASTIC, 10, PriceLimits.NONE.withLeastMargin(0.6));
        assertThat(margin.reason()).isEqualTo(PriceAdvice.Reason.MARGIN);
        assertThat(margin.best().price()).isEqualTo(25);

        PriceAdvice ending = PriceAdvice.of(ELASTIC, 10, PriceLimits.NONE.withEndings(PriceEnding.of("0.99")));
        assertThat(ending.reason()).isEqualTo(PriceAdvice.Reason.ENDING);
        assertThat(ending.best().price()).isEqualTo(19.99);
    }

    @Test
    void endings_outsideTheLimits_areNoChoice() {
        PriceLimits narrow =
                PriceLimits.between(20.1, 20.5).withEndings(PriceEnding.of("0.99"), PriceEnding.of("0.95"));

        assertThatThrownBy(() -> PriceAdvice.of(ELASTIC, 10, narrow)).isInstanceOf(NoBestPriceException.class);
        PriceEnding hundreds = new PriceEnding(new BigDecimal("90"), new BigDecimal("100"));
        PriceLimits yen = PriceLimits.NONE.withEndings(hundreds);
        assertThat(PriceAdvice.of(ConstantElasticityDemand.through(2000, 10, -2), 1000, yen)
                        .best()
                        .price())
                .isEqualTo(1990);
        PriceLimits onLimit = PriceLimits.between(24.99, 24.99).withEndings(PriceEnding.of("0.99"));
        assertThat(PriceAdvice.of(ELASTIC, 10, onLimit).best().price()).isEqualTo(24.99);
    }

    @Test
    void impossibleOnes_areRefused() {
        assertThatThrownBy(() -> PriceAdvice.of(new LinearDemand(100, 2), 50, PriceLimits.NONE))
                .isInstanceOf(NoBestPriceException.class)
                .hasMessageContaining("nobody pays");
        assertThatThrownBy(() -> PriceAdvice.of(ELASTIC, 0, PriceLimits.NONE)).hasMessageContaining("set a floor");
        assertThat(PriceAdvice.of(ELASTIC, 0, PriceLimits.between(3, 9)).best().price())
                .isEqualTo(3);
        assertThat(PriceAdvice.of(ELASTIC, 0, PriceLimits.NONE.withStock(100))
                        .best()
                        .price())
                .isCloseTo(20, within(1e-12));
        assertThatThrownBy(() ->
                        PriceAdvice.of(ELASTIC, 10, PriceLimits.between(0, 12).withLeastMargin(0.5)))
                .hasMessageContaining("no price leaves a margin");
        assertThatThrownBy(() -> new ConstantElasticityDemand(1, 0.3)).hasMessageContaining("price followed demand");
    }

    @ParameterizedTest
    @CsvSource({"800, 1, 5", "1, 30, 100", "-5, 0.01, 3"})
    void logit_isExactAtItsExtremes(double a, double b, double cost) {
        LogitDemand demand = new LogitDemand(1000, a, b);
        double price = demand.bestPrice(cost).orElseThrow();

        // At the best price b (price - cost) (1 - share) is 1.
        double share = demand.share(price);
        double rest = 1 / (1 + Math.exp(a - b * price));
        assertThat(share + rest).isCloseTo(1, within(1e-15));
        assertThat(b * (price - cost) * rest).isCloseTo(1, within(1e-10));
    }

    @Test
    void badNumbers_areNamed() {
        assertThatThrownBy(() -> PriceLimits.between(5, 4))
                .hasMessage("need floor <= ceiling and 0 < ceiling: 5.0, 4.0");
        assertThatThrownBy(() -> PriceLimits.NONE.withStock(0)).hasMessage("stock must be > 0: 0.0");
        assertThatThrownBy(() -> PriceLimits.NONE.withLeastMargin(1)).hasMessage("least margin must be < 1: 1.0");
        assertThatThrownBy(() -> PriceAdvice.of(ELASTIC, Double.NaN, PriceLimits.NONE))
                .hasMessageContaining("unit cost");
        assertThatThrownBy(() -> ELASTIC.quantity(0)).hasMessage("price must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> new LinearDemand(1, 0)).hasMessage("b must be > 0 and finite: 0.0");
        assertThatThrownBy(() -> PriceEnding.of("1.20")).hasMessageContaining("0 <= remainder < step");
    }

    private static double profit(DemandCurve demand, double cost, PriceLimits limits, double price) {
        return PriceOutcome.of(demand, cost, limits.stock(), price).profit();
    }

    private static List<DemandCurve> curves(Random random) {
        return List.of(
                new ConstantElasticityDemand(1000, -1.1 - 3 * random.nextDouble()),
                new ConstantElasticityDemand(1000, -0.2 - 0.7 * random.nextDouble()),
                new LinearDemand(200, 3 + 5 * random.nextDouble()),
                new ExponentialDemand(6, 0.05 + 0.2 * random.nextDouble()),
                new LogitDemand(500, 4, 0.1 + 0.3 * random.nextDouble()));
    }
}
