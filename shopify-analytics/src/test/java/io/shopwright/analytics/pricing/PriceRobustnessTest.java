package io.shopwright.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.survival.Covariates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hard prices, one test a case; each goes through every way to an elasticity. */
class PriceRobustnessTest {

    private static final List<Function<PriceHistory, Elasticity>> WAYS =
            List.of(Elasticity::logLog, Elasticity::poisson);

    @Test
    void constantPrice() {
        PriceHistory history = PriceHistory.of(new double[] {4, 5, 6, 3}, new double[] {9.9, 9.9, 9.9, 9.9});
        for (Function<PriceHistory, Elasticity> way : WAYS) {
            assertThatThrownBy(() -> way.apply(history)).isInstanceOf(NoPriceVariationException.class);
            assertThatThrownBy(() -> way.apply(history.withGroups(1, 1, 2, 2)))
                    .isInstanceOf(NoPriceVariationException.class);
        }
        assertThatThrownBy(() -> Elasticity.logLog(history.withInstruments(
                        Covariates.ofColumns(List.of("cost"), new double[][] {{1, 2, 3, 4}}))))
                .isInstanceOf(NoPriceVariationException.class);
    }

    @Test
    void zeroQuantity() {
        PriceHistory history = PriceHistory.of(new double[] {9, 6, 0, 3, 2}, new double[] {1, 2, 3, 4, 5});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Elasticity.logLog(history))
                .withMessageStartingWith("row 2: quantity must be > 0 for a logarithm: 0.0; use poisson()");
        assertThat(Elasticity.poisson(history).value()).isNegative();
        assertThat(Elasticity.logLog(history.withoutZeros()).value()).isNegative();
        PriceHistory nothing = PriceHistory.of(new double[3], new double[] {1, 2, 3});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Elasticity.poisson(nothing))
                .withMessage("all quantities are 0: nothing was sold at any price");
        assertThat(nothing.withoutZeros().rows()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Elasticity.logLog(nothing.withoutZeros()));
    }

    @Test
    void fewRows() {
        for (Function<PriceHistory, Elasticity> way : WAYS) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> way.apply(PriceHistory.of(new double[] {4}, new double[] {1})));
            Elasticity two = way.apply(PriceHistory.of(new double[] {8, 4}, new double[] {1, 2}));
            assertThat(two.value()).isCloseTo(-1, within(1e-9));
            assertThat(two.errors()).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceHistory.of(new double[0], new double[0]))
                .withMessage("there must be at least one row");
    }

    /** From an elasticity of -1 on, dearer is better without end. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.4, -1e-9})
    void inelasticDemand(double elasticity) {
        DemandCurve demand = new ConstantElasticityDemand(100, elasticity);

        assertThat(demand.bestPrice(3)).isEmpty();
        assertThatThrownBy(() -> PriceAdvice.of(demand, 3, PriceLimits.NONE))
                .isInstanceOf(NoBestPriceException.class)
                .hasMessageContaining("set a ceiling");
        PriceAdvice capped = PriceAdvice.of(demand, 3, PriceLimits.between(1, 20));
        assertThat(capped.best().price()).isEqualTo(20);
        assertThat(capped.reason()).isEqualTo(PriceAdvice.Reason.CEILING);
    }

    @Test
    void numbersThatAreNone() {
        PriceHistory history = PriceHistory.of(new double[] {9, 6}, new double[] {1, 2});
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            refused("row 1: quantity", () -> PriceHistory.of(new double[] {1, bad}, new double[] {1, 2}));
            refused("row 0: price", () -> PriceHistory.of(new double[] {1, 2}, new double[] {bad, 2}));
            refused("x", () -> history.withOtherPrices(Covariates.ofColumns(List.of("x"), new double[][] {{bad, 1}})));
            refused("x", () -> history.withCovariates(Covariates.ofColumns(List.of("x"), new double[][] {{bad, 1}})));
            refused("elasticity", () -> new ConstantElasticityDemand(1, bad));
            refused("scale", () -> new ConstantElasticityDemand(bad, -2));
            refused("unit cost", () -> PriceAdvice.of(new ConstantElasticityDemand(1, -2), bad, PriceLimits.NONE));
            refused("floor", () -> PriceLimits.between(bad, 5));
            refused("least margin", () -> PriceLimits.NONE.withLeastMargin(bad));
            refused("elasticity", () -> new ElasticityPrior.Estimate(bad, 1));
            refused("standard error", () -> new ElasticityPrior.Estimate(-2, bad));
        }
        refused("stock", () -> PriceLimits.NONE.withStock(Double.NaN));
        refused("ceiling", () -> PriceLimits.between(0, Double.NaN));
    }

    private static void refused(String field, ThrowingCallable work) {
        assertThatIllegalArgumentException().isThrownBy(work).withMessageContaining(field);
    }

    @Test
    void anyOrderOfTheInput() {
        Random random = new Random(6);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double price = 1 + 4 * random.nextDouble();
            rows.add(new double[] {1 + random.nextInt(40) / price, price});
        }
        PriceHistory straight = history(rows);
        Collections.shuffle(rows, random);
        for (Function<PriceHistory, Elasticity> way : WAYS) {
            assertThat(way.apply(history(rows)).value())
                    .isCloseTo(way.apply(straight).value(), within(1e-10));
        }
    }

    private static PriceHistory history(List<double[]> rows) {
        return PriceHistory.of(column(rows, 0), column(rows, 1));
    }

    private static double[] column(List<double[]> rows, int column) {
        return IntStream.range(0, rows.size())
                .mapToDouble(i -> rows.get(i)[column])
                .toArray();
    }
}
