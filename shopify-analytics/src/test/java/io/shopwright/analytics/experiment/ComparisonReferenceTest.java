package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import io.shopwright.analytics.survival.ChiSquared;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Comparisons of arms made once. Expected values: 50-digit arithmetic, checked with scipy and statsmodels. */
@Tag("reference")
class ComparisonReferenceTest {

    @TestFactory
    Stream<DynamicTest> twoProportions() {
        return CaseFile.comparisons("ab_two_proportion", ComparisonReferenceTest::checkProportions);
    }

    @TestFactory
    Stream<DynamicTest> welch() {
        return CaseFile.comparisons("ab_welch", ComparisonReferenceTest::checkWelch);
    }

    @TestFactory
    Stream<DynamicTest> cuped() {
        return CaseFile.comparisons("ab_cuped", ComparisonReferenceTest::checkCuped);
    }

    @TestFactory
    Stream<DynamicTest> contingency() {
        return CaseFile.comparisons("ab_contingency", ComparisonReferenceTest::checkContingency);
    }

    @TestFactory
    Stream<DynamicTest> sampleRatio() {
        return CaseFile.comparisons("ab_srm", ComparisonReferenceTest::checkSampleRatio);
    }

    static void checkProportions(CaseFile suite, JsonNode example) {
        JsonNode input = example.get("input");
        JsonNode expected = example.get("expected");
        double level = input.get("confidence").asDouble();
        Conversions a = conversions(input, "_a");
        Conversions b = conversions(input, "_b");
        TwoProportions arms = new TwoProportions(a, b);
        suite.compare(expected, "p1", a.rate());
        suite.compare(expected, "p2", b.rate());
        suite.compare(expected, "diff", arms.difference());
        TestResult pooled = arms.pooledTest();
        assertThat(pooled.evidence() == Evidence.NO_VARIATION)
                .isEqualTo(expected.get("degenerate").asBoolean());
        suite.compare(expected, "z_pooled", pooled.statistic());
        suite.compare(expected, "p_two_sided", pooled.twoSided());
        suite.compare(expected, "p_greater", pooled.greater());
        suite.compare(expected, "p_less", pooled.less());
        suite.compare(expected, "z_unpooled", arms.unpooledTest().statistic());
        suite.compare(expected, "p_two_sided_unpooled", arms.unpooledTest().twoSided());
        suite.compare(expected, "se_unpooled", arms.standardError());
        suite.compare(expected, "wald_95", arms.wald(level));
        suite.compare(expected, "wilson_1", Optional.of(a.wilson(level)));
        suite.compare(expected, "wilson_2", Optional.of(b.wilson(level)));
        suite.compare(expected, "newcombe_95", arms.newcombe(level));
        suite.compare(expected, "agresti_caffo_95", Optional.of(arms.agrestiCaffo(level)));
        suite.compare(expected, "relative_lift", arms.lift());
        suite.compare(expected, "relative_lift_delta_95", arms.liftByDelta(level));
        suite.compare(expected, "relative_lift_log_95", arms.liftByLogarithm(level));
        suite.compare(expected, "fisher_two_sided", arms.fisher());
        compare(suite, expected, "chi2", "chi2_p", arms.chiSquared());
        compare(suite, expected, "chi2_yates", "chi2_yates_p", arms.yates());
        compare(suite, expected, "g_stat", "g_p", arms.likelihoodRatio());
    }

    static void checkWelch(CaseFile suite, JsonNode example) {
        JsonNode input = example.get("input");
        JsonNode expected = example.get("expected");
        TwoMeans arms = new TwoMeans(sample(input, "a"), sample(input, "b"));
        suite.compare(expected, "diff", arms.difference());
        assertThat(arms.welch().evidence() == Evidence.NO_VARIATION)
                .isEqualTo(expected.get("degenerate").asBoolean());
        suite.compare(expected, "se", arms.standardError());
        suite.compare(expected, "t", arms.welch().statistic());
        suite.compare(expected, "df", arms.degreesOfFreedom());
        suite.compare(expected, "p_two_sided", arms.welch().twoSided());
        suite.compare(expected, "p_greater", arms.welch().greater());
        suite.compare(expected, "ci_95", arms.interval(input.get("confidence").asDouble()));
        suite.compare(expected, "student_t", arms.student().statistic());
        suite.compare(expected, "student_p", arms.student().twoSided());
        suite.compare(expected, "cohens_d", arms.cohensD());
        if (arms.welch().evidence() == Evidence.SUFFICIENT) {
            suite.compare(expected, "relative_lift", arms.lift());
            suite.compare(expected, "relative_se_delta", arms.liftError());
        }
    }

    static void checkCuped(CaseFile suite, JsonNode example) {
        JsonNode input = example.get("input");
        JsonNode expected = example.get("expected");
        PairedSample a = pairs(input, "_a");
        PairedSample b = pairs(input, "_b");
        Cuped overall = Cuped.of(a, b, Cuped.Slope.OVERALL);
        Cuped within = Cuped.of(a, b, Cuped.Slope.WITHIN_ARMS);
        suite.compare(expected, "theta_overall", overall.theta());
        suite.compare(expected, "theta_within", within.theta());
        checkAdjusted(suite, expected.get("overall"), overall.adjusted());
        checkAdjusted(suite, expected.get("within"), within.adjusted());
        suite.compare(expected, "variance_reduction", overall.varianceReduction());
        suite.compare(expected, "ancova_coef", within.adjusted().difference());
        JsonNode unadjusted = expected.get("unadjusted");
        suite.compare(unadjusted, "diff", overall.unadjusted().difference());
        suite.compare(unadjusted, "se", overall.unadjusted().standardError());
        suite.compare(unadjusted, "p_two_sided", overall.unadjusted().welch().twoSided());
    }

    static void checkContingency(CaseFile suite, JsonNode example) {
        JsonNode table = example.at("/input/table");
        JsonNode expected = example.get("expected");
        Contingency contingency = Contingency.of(IntStream.range(0, table.size())
                .mapToObj(i -> longs(table.get(i)))
                .toArray(long[][]::new));
        suite.compare(expected, "df", contingency.pearson().degreesOfFreedom());
        compare(suite, expected, "chi2", "p", contingency.pearson());
        compare(suite, expected, "g", "g_p", contingency.likelihoodRatio());
        suite.compare(expected, "cramers_v", contingency.cramersV());
    }

    static void checkSampleRatio(CaseFile suite, JsonNode example) {
        JsonNode expected = example.get("expected");
        SampleRatio ratio =
                SampleRatio.of(longs(example.at("/input/observed")), CaseFile.numbers(example.at("/input/weights")));
        suite.compare(expected, "df", ratio.test().degreesOfFreedom());
        suite.compare(expected, "chi2", ratio.test().statistic());
        suite.compare(expected, "p", ratio.pValue());
        assertThat(ratio.trafficWithoutWeight())
                .isEqualTo(expected.path("traffic_in_zero_weight_arm").asBoolean());
    }

    private static void checkAdjusted(CaseFile suite, JsonNode expected, TwoMeans arms) {
        suite.compare(expected, "mean_a", arms.control().mean());
        suite.compare(expected, "mean_b", arms.treatment().mean());
        suite.compare(expected, "var_a", arms.control().variance());
        suite.compare(expected, "var_b", arms.treatment().variance());
        suite.compare(expected, "diff", arms.difference());
        suite.compare(expected, "se", arms.standardError());
        suite.compare(expected, "t", arms.welch().statistic());
        suite.compare(expected, "df", arms.degreesOfFreedom());
        suite.compare(expected, "p_two_sided", arms.welch().twoSided());
        suite.compare(expected, "ci_95", arms.interval(0.95));
    }

    private static void compare(CaseFile suite, JsonNode expected, String statistic, String p, ChiSquared actual) {
        suite.compare(expected, statistic, actual.statistic());
        suite.compare(expected, p, actual.pValue());
    }

    private static Conversions conversions(JsonNode input, String arm) {
        return new Conversions(
                input.get("conversions" + arm).asLong(), input.get("n" + arm).asLong());
    }

    private static Sample sample(JsonNode input, String arm) {
        if (input.has(arm)) {
            return Sample.of(CaseFile.numbers(input.get(arm)));
        }
        return new Sample(
                input.get("n_" + arm).asLong(),
                input.get("mean_" + arm).asDouble(),
                input.get("var_" + arm).asDouble());
    }

    private static PairedSample pairs(JsonNode input, String arm) {
        return PairedSample.of(CaseFile.numbers(input.get("y" + arm)), CaseFile.numbers(input.get("pre" + arm)));
    }

    private static long[] longs(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToLong(i -> array.get(i).asLong())
                .toArray();
    }
}
