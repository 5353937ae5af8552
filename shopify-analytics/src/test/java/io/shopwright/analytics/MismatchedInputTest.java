package io.shopwright.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.shopwright.analytics.anomaly.ChangePoints;
import io.shopwright.analytics.attribution.Game;
import io.shopwright.analytics.attribution.ModelComparison;
import io.shopwright.analytics.attribution.SampledShapley;
import io.shopwright.analytics.attribution.SamplingPlan;
import io.shopwright.analytics.churn.Contract;
import io.shopwright.analytics.churn.Tenures;
import io.shopwright.analytics.clv.BgNbd;
import io.shopwright.analytics.clv.FrequencyBin;
import io.shopwright.analytics.clv.Holdout;
import io.shopwright.analytics.clv.HoldoutErrors;
import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.clv.TimeScale;
import io.shopwright.analytics.experiment.Conversions;
import io.shopwright.analytics.experiment.Decision;
import io.shopwright.analytics.experiment.SampleRatio;
import io.shopwright.analytics.experiment.TwoProportions;
import io.shopwright.analytics.forecast.Ets;
import io.shopwright.analytics.forecast.EtsForm;
import io.shopwright.analytics.forecast.ForecastErrors;
import io.shopwright.analytics.pricing.ElasticityPrior;
import io.shopwright.analytics.pricing.PriceEnding;
import io.shopwright.analytics.segment.Clustering;
import io.shopwright.analytics.segment.Feature;
import io.shopwright.analytics.segment.FeatureTable;
import io.shopwright.analytics.segment.KMeans;
import io.shopwright.analytics.segment.Profile;
import io.shopwright.analytics.segment.Stability;
import io.shopwright.analytics.survival.Interval;
import io.shopwright.analytics.survival.Term;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Arguments that are right one by one and do not belong together: refused, with the rule and the value. */
class MismatchedInputTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final double[] THREE = {1, 2, 3};
    private static final BgNbd MODEL = new BgNbd(0.25, 4.5, 0.8, 2.4);

    private static final Ets LEVEL = new Ets(EtsForm.ANN, 1, 0.5, 0, 0, 1, new Ets.State(10, 0, List.of()));

    static Stream<Arguments> mismatched() {
        ChangePoints changes = ChangePoints.of(new double[] {1, 1, 1, 9, 9, 9}, 1, 2);
        Clustering clusters = KMeans.fit(table("orders", 4), 2, 1);
        return Stream.of(
                refused(() -> ForecastErrors.coverage(THREE, new double[2], THREE), "3 values, 2 forecasts"),
                refused(() -> ForecastErrors.coverage(THREE, THREE, new double[4]), "3 values, 4 forecasts"),
                refused(() -> ForecastErrors.owa(0.1, 0.8, 0, 1), "smapeOfBenchmark must be > 0 and finite: 0.0"),
                refused(() -> ForecastErrors.owa(0.1, 0.8, 0.2, 0), "maseOfBenchmark must be > 0 and finite: 0.0"),
                refused(() -> changes.anomalies(1, THREE), "need the 6 values in which the changes were found: 3"),
                refused(() -> Term.of(List.of("age", "orders"), List.of(1.0)), "[age, orders]: 1 coefficients"),
                refused(() -> Profile.of(clusters, table("orders", 5)), "4 rows"),
                refused(() -> Profile.of(clusters, table("money", 4)), "money"),
                refused(() -> new Stability(List.of()), "at least one resample: 0"),
                refused(
                        () -> Tenures.of(List.of(new Contract(DAY, null)), DAY.plusYears(1), ChronoUnit.HOURS),
                        "unit must be a day or longer, such as MONTHS: Hours"),
                refused(() -> PriceEnding.of("99 cents"), "such as 0.99: '99 cents'"),
                refused(
                        () -> new ModelComparison(
                                List.of("first"),
                                List.of(new ModelComparison.Row("Email", List.of(0.5, 0.5), List.of(0.5, 0.5)))),
                        "need a share for each of 1 models"),
                refused(
                        () -> LEVEL.on(new double[] {Double.NaN, Double.NaN}),
                        "need at least one observation: none among 2 values"),
                refused(
                        () -> SampledShapley.of(unbounded(), new SamplingPlan(0.1, 0.9, 100, 1)),
                        "must be finite: Infinity"),
                refused(
                        () -> new Holdout<String>(List.of(), 4).errors(MODEL),
                        "need a customer with a purchase until the split: 0"));
    }

    @ParameterizedTest
    @MethodSource
    void mismatched(ThrowingCallable call, String told) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(told);
    }

    /** Two estimates whose squared distance exceeds every double have no finite variance between them. */
    @Test
    void elasticities_tooFarApart_haveNoVariance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ElasticityPrior.fit(
                        List.of(new ElasticityPrior.Estimate(1e300, 1), new ElasticityPrior.Estimate(-1, 1))))
                .withMessageContaining("too far apart");
    }

    /** Without a purchase after the split nothing can be off by a fraction, and an empty bin has no mean. */
    @Test
    void holdout_withoutPurchases_isEmptyNotNaN() {
        Holdout<String> holdout =
                Holdout.of(List.of(new Purchase<>("ada", DAY, 10)), DAY.plusWeeks(1), DAY.plusWeeks(2), TimeScale.WEEK);

        HoldoutErrors errors = holdout.errors(MODEL);
        List<FrequencyBin> bins = holdout.byFrequency(MODEL, 1);

        assertThat(errors.bias()).isEmpty();
        assertThat(errors.meanAbsoluteError()).isCloseTo(errors.expectedTotal(), within(1e-15));
        assertThat(bins.get(0).actualMean()).hasValue(0);
        assertThat(bins.get(1).actualMean()).isEmpty();
        assertThat(bins.get(1).expectedMean()).isEmpty();
    }

    private static Game unbounded() {
        return new Game() {
            @Override
            public int players() {
                return 2;
            }

            @Override
            public double value(BitSet coalition) {
                return coalition.cardinality() == 2 ? Double.POSITIVE_INFINITY : 0;
            }

            @Override
            public double range() {
                return 1;
            }
        };
    }

    /** The words are of what the enum says in its Javadoc; a constant's name is no sentence. */
    @Test
    void decision_withoutUnits_saysSoInWords() {
        Decision.Readout nobody = new Decision.Readout(
                SampleRatio.of(new long[2], new double[] {1, 1}),
                new TwoProportions(new Conversions(0, 0), new Conversions(0, 0)).pooledTest(),
                new Interval(-1, 1),
                0,
                100,
                List.of());

        assertThat(Decision.of(nobody, 0.05, 0).reasons())
                .singleElement()
                .extracting(Decision.Reason::text)
                .isEqualTo("Nothing to test: an arm has no units.");
    }

    private static FeatureTable table(String feature, int rows) {
        double[][] values = new double[rows][1];
        for (int i = 0; i < rows; i++) {
            values[i][0] = i < 2 ? i : 10 + i;
        }
        return FeatureTable.of(List.of(new Feature(feature, Feature.Scale.LINEAR)), values);
    }

    private static Arguments refused(ThrowingCallable call, String told) {
        return arguments(call, told);
    }
}
