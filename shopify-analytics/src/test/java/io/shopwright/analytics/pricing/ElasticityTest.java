package io.shopwright.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticityTest {

    private static final double[] PRICES = {1, 1.2, 1.5, 2, 2.5, 3, 1, 1.25, 1.6, 2.1, 2.4, 2.9};
    private static final double[] QUANTITIES = {20, 14, 9, 0, 3, 2, 41, 30, 17, 9, 8, 0};
    private static final Covariates PROMOTION =
            Covariates.ofColumns(List.of("promotion"), new double[][] {{0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1}});
    private static final PriceHistory HISTORY =
            PriceHistory.of(QUANTITIES, PRICES).withCovariates(PROMOTION);

    /** Expected values: statsmodels 0.13.5, GLM of the Poisson family with cov_type HC0, errors times the root of n/(n-k). */
    @Test
    void poisson_agreesWithStatsmodels() {
        Elasticity elasticity = Elasticity.poisson(HISTORY);

        assertThat(elasticity.value()).isCloseTo(-2.357091290239991, within(1e-10));
        assertThat(elasticity.errors().orElseThrow().standardError("ln price"))
                .isCloseTo(0.4613809695252159 * Math.sqrt(12 / 9.0), within(1e-9));
        assertThat(elasticity.errors().orElseThrow().standardError("promotion"))
                .isCloseTo(0.30513266067689976 * Math.sqrt(12 / 9.0), within(1e-9));
    }

    /** Expected values: the same with a column for the second store. */
    @Test
    void poissonWithGroups_agreesWithStatsmodels() {
        Elasticity elasticity = Elasticity.poisson(HISTORY.withGroups(1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2));

        assertThat(elasticity.value()).isCloseTo(-2.5104741444819645, within(1e-10));
        assertThat(elasticity.errors().orElseThrow().standardError("ln price"))
                .isCloseTo(0.30706167585528904 * Math.sqrt(12 / 8.0), within(1e-9));
    }

    @Test
    void poisson_ignoresGroupsWithoutSales_andOrder() {
        double[] quantities = Arrays.copyOf(QUANTITIES, 14);
        double[] prices = Arrays.copyOf(PRICES, 14);
        prices[12] = 7;
        prices[13] = 9;
        int[] groups = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3};

        double with = Elasticity.poisson(PriceHistory.of(quantities, prices).withGroups(groups))
                .value();
        double without = Elasticity.poisson(PriceHistory.of(QUANTITIES, PRICES).withGroups(Arrays.copyOf(groups, 12)))
                .value();

        assertThat(with).isEqualTo(without);
    }

    @Test
    void zeroQuantity_isRefusedByLogarithms_withTheRemedy() {
        assertThatThrownBy(() -> Elasticity.logLog(HISTORY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("row 3: quantity must be > 0 for a logarithm: 0.0; use poisson()");
        assertThat(Elasticity.logLog(HISTORY.withoutZeros()).value()).isNegative();
        assertThat(HISTORY.withoutZeros().rows()).isEqualTo(10);
    }

    @Test
    void poisson_withoutAnySale_isRefused() {
        assertThatThrownBy(() -> Elasticity.poisson(PriceHistory.of(new double[3], new double[] {1, 2, 3})))
                .hasMessage("all quantities are 0: nothing was sold at any price");
    }

    @Test
    void poisson_whereAColumnTellsZerosApart_hasNoMaximum() {
        Covariates closed = Covariates.ofColumns(List.of("closed"), new double[][] {{0, 0, 0, 0, 1, 1}});
        PriceHistory history = PriceHistory.of(new double[] {5, 4, 3, 2, 0, 0}, new double[] {1, 2, 3, 5, 2, 3})
                .withCovariates(closed);

        assertThatThrownBy(() -> Elasticity.poisson(history)).hasMessageContaining("leave it out");
    }

    @ParameterizedTest
    @CsvSource({"2", "0.1", "19.99", "1e6"})
    void constantPrice_isNoVariation(double price) {
        double[] prices = {price, price, price};
        PriceHistory history = PriceHistory.of(new double[] {4, 5, 6}, prices);

        assertThatThrownBy(() -> Elasticity.logLog(history)).isInstanceOf(NoPriceVariationException.class);
    }

    @Test
    void priceThatDiffersOnlyBetweenGroups_isNoVariation() {
        PriceHistory history = PriceHistory.of(new double[] {4, 5, 6, 7}, new double[] {0.1, 0.1, 0.3, 0.3});

        assertThat(Elasticity.logLog(history).value()).isPositive();
        assertThatThrownBy(() -> Elasticity.logLog(history.withGroups(1, 1, 2, 2)))
                .isInstanceOf(NoPriceVariationException.class)
                .hasMessageContaining("of each group");
    }

    /** The price answers to the same shock as the quantity, and to a cost that buyers do not see. */
    @Test
    void priceThatFollowsDemand_misleadsLeastSquares_andNotInstruments() {
        Random random = new Random(5);
        int rows = 4000;
        double[] prices = new double[rows];
        double[] quantities = new double[rows];
        double[] costs = new double[rows];
        for (int i = 0; i < rows; i++) {
            double shock = random.nextGaussian();
            costs[i] = random.nextGaussian();
            prices[i] = Math.exp(1 + 0.3 * costs[i] + 0.3 * shock);
            quantities[i] = Math.exp(5 - 2 * Math.log(prices[i]) + shock);
        }
        PriceHistory history = PriceHistory.of(quantities, prices);
        Elasticity misled = Elasticity.logLog(history);
        Elasticity instrumented = Elasticity.logLog(
                history.withInstruments(Covariates.ofColumns(List.of("cost"), new double[][] {costs})));

        // cov(shock, ln p) / var(ln p) is .3 / .18, so that least squares tends to -2 + 5/3.
        assertThat(misled.value()).isCloseTo(-1.0 / 3, within(0.05));
        assertThat(misled.caveats()).contains(PriceCaveat.PRICE_MAY_FOLLOW_DEMAND);
        double error = instrumented.test(0.95).orElseThrow().standardError();
        assertThat(instrumented.value()).isCloseTo(-2, within(4 * error));
        assertThat(instrumented.caveats()).isEmpty();
        assertThat(instrumented.firstStageF().orElseThrow()).isGreaterThan(1000);
    }

    @Test
    void weakInstruments_areACaveat() {
        Random random = new Random(6);
        double[] noise = random.doubles(200, 1, 2).toArray();
        double[] prices = random.doubles(200, 1, 2).toArray();
        double[] quantities = random.doubles(200, 1, 2).toArray();
        Covariates instrument = Covariates.ofColumns(List.of("noise"), new double[][] {noise});

        Elasticity elasticity =
                Elasticity.logLog(PriceHistory.of(quantities, prices).withInstruments(instrument));

        assertThat(elasticity.caveats()).contains(PriceCaveat.WEAK_INSTRUMENTS, PriceCaveat.MAY_BE_ZERO);
        assertThatThrownBy(() ->
                        Elasticity.poisson(PriceHistory.of(quantities, prices).withInstruments(instrument)))
                .hasMessageContaining("instruments need logLog()");
    }

    @Test
    void crossElasticities_areFound_withinGroups() {
        Random random = new Random(7);
        int rows = 300;
        double[] prices = random.doubles(rows, 1, 3).toArray();
        double[] rival = random.doubles(rows, 1, 3).toArray();
        double[] promotion =
                IntStream.range(0, rows).mapToDouble(i -> i % 3 == 0 ? 1 : 0).toArray();
        int[] stores = IntStream.range(0, rows).map(i -> i % 5).toArray();
        double[] quantities = IntStream.range(0, rows)
                .mapToDouble(i ->
                        Math.exp(stores[i] - 1.8 * Math.log(prices[i]) + 0.7 * Math.log(rival[i]) + 0.4 * promotion[i]))
                .toArray();
        PriceHistory history = PriceHistory.of(quantities, prices)
                .withOtherPrices(Covariates.ofColumns(List.of("rival"), new double[][] {rival}))
                .withCovariates(Covariates.ofColumns(List.of("promotion"), new double[][] {promotion}))
                .withGroups(stores);

        for (Elasticity elasticity : List.of(Elasticity.logLog(history), Elasticity.poisson(history))) {
            assertThat(elasticity.value()).isCloseTo(-1.8, within(1e-10));
            Term cross = elasticity.crossElasticities().get(0);
            assertThat(elasticity.crossElasticities()).hasSize(1);
            assertThat(cross.covariate()).isEqualTo("ln rival");
            assertThat(cross.coefficient()).isCloseTo(0.7, within(1e-10));
        }
    }

    @Test
    void unitsOfPriceAndQuantity_doNotMatter() {
        double[] cents = Arrays.stream(PRICES).map(price -> 100 * price).toArray();
        double[] dozens =
                Arrays.stream(QUANTITIES).map(quantity -> quantity / 12).toArray();

        double one = Elasticity.poisson(HISTORY).value();
        double other = Elasticity.poisson(PriceHistory.of(dozens, cents).withCovariates(PROMOTION))
                .value();

        assertThat(other).isCloseTo(one, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "-1,  2, 'row 1: quantity must be >= 0 and finite: -1.0'",
        "NaN, 2, 'row 1: quantity must be >= 0 and finite: NaN'",
        "1,   0, 'row 1: price must be > 0 and finite: 0.0'",
        "1, NaN, 'row 1: price must be > 0 and finite: NaN'",
        "1, Infinity, 'row 1: price must be > 0 and finite: Infinity'",
    })
    void badRows_areNamed(double quantity, double price, String message) {
        assertThatThrownBy(() -> PriceHistory.of(new double[] {1, quantity}, new double[] {1, price}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void badShapes_areNamed() {
        assertThatThrownBy(() -> PriceHistory.of(new double[0], new double[0]))
                .hasMessage("there must be at least one row");
        assertThatThrownBy(() -> PriceHistory.of(new double[2], new double[] {1}))
                .hasMessageContaining("prices");
        assertThatThrownBy(() -> HISTORY.withGroups(1, 2)).hasMessageContaining("groups");
        Covariates negative = Covariates.ofColumns(List.of("rival"), new double[][] {new double[12]});
        assertThatThrownBy(() -> HISTORY.withOtherPrices(negative)).hasMessageContaining("row 0: price of rival");
    }
}
