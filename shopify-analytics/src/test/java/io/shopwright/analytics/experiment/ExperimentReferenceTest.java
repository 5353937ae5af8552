package io.shopwright.analytics.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import io.shopwright.analytics.experiment.MixtureSprt.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Design, sequential and Bayesian methods. Expected values: closed forms and finite sums in 30 to 50 digits; R 4.2.2 for the
 * power of t-tests.
 */
@Tag("reference")
class ExperimentReferenceTest {

    private static final double TO_THE_END_OF_R = 1e-6;

    @TestFactory
    Stream<DynamicTest> sampleSize() {
        return CaseFile.comparisons("ab_sample_size", ExperimentReferenceTest::checkSampleSize);
    }

    @TestFactory
    Stream<DynamicTest> bayes() {
        return CaseFile.comparisons("ab_bayes_beta_binomial", ExperimentReferenceTest::checkBayes);
    }

    @TestFactory
    Stream<DynamicTest> mixtureSprt() {
        return CaseFile.comparisons("ab_msprt", ExperimentReferenceTest::checkMixtureSprt);
    }

    @TestFactory
    Stream<DynamicTest> confidenceSequence() {
        return CaseFile.comparisons("ab_asymp_cs", ExperimentReferenceTest::checkConfidenceSequence);
    }

    static void checkSampleSize(CaseFile suite, JsonNode example) {
        JsonNode input = example.get("input");
        JsonNode expected = example.get("expected");
        double significance = input.get("alpha").asDouble();
        double power = input.get("power").asDouble();
        double ratio = input.get("ratio_b_over_a").asDouble();
        if (input.get("type").asText().equals("means")) {
            MeanDesign design = new MeanDesign(
                    input.get("delta").asDouble(), input.get("sd").asDouble(), significance, power, ratio);
            suite.compare(expected, "n_a_normal", design.normalUnits());
            suite.compare(expected, "power_t_exact_at_n20_two_sided_strict", design.rejectionWith(20));
            JsonNode units = expected.path("r_power_t_test_n");
            if (units.isNumber()) {
                suite.compare("r_power_t_test_n", design.units(), units.asDouble(), TO_THE_END_OF_R);
            }
            return;
        }
        ProportionDesign design = new ProportionDesign(
                input.get("p1").asDouble(), input.get("p2").asDouble(), significance, power, ratio);
        suite.compare(expected, "n_a_pooled_null", design.pooledUnits());
        suite.compare(
                expected, "n_a_pooled_null_ceil", (double) design.sampleSize().control());
        suite.compare(expected, "n_a_unpooled", design.unpooledUnits());
        suite.compare(expected, "n_a_arcsine", design.arcsineUnits());
        suite.compare(expected, "cohens_h", design.cohensH());
        suite.compare(expected, "r_power_prop_test_n", design.pooledUnits());
    }

    static void checkBayes(CaseFile suite, JsonNode example) {
        JsonNode input = example.get("input");
        JsonNode expected = example.get("expected");
        BetaPosterior prior = new BetaPosterior(
                input.get("prior_alpha").asDouble(), input.get("prior_beta").asDouble());
        BetaPosterior a = prior.after(conversions(input, "_a"));
        BetaPosterior b = prior.after(conversions(input, "_b"));
        BayesianComparison comparison = BayesianComparison.of(a, b);
        suite.compare(expected, "prob_b_beats_a", comparison.arms().get(1).chanceToWin());
        checkLoss(
                suite,
                expected,
                "expected_loss_choose_b",
                comparison.arms().get(1).expectedLoss());
        checkLoss(
                suite,
                expected,
                "expected_loss_choose_a",
                comparison.arms().get(0).expectedLoss());
        suite.compare(expected, "posterior_mean_a", a.mean());
        suite.compare(expected, "posterior_mean_b", b.mean());
        suite.compare(expected, "credible_a_95", Optional.of(a.interval(0.95)));
        suite.compare(expected, "credible_b_95", Optional.of(b.interval(0.95)));
    }

    /**
     * Where the reference is a quadrature with errors of 1e-10, a loss is known to 1e-10 of the rates whose difference it
     * is. For 8502/44700 and 8279/45489 the finite sum in 40 digits gives 5.4781316064081e-7, the quadrature 5.47812700e-7.
     */
    private static void checkLoss(CaseFile suite, JsonNode expected, String field, double loss) {
        if (expected.get("method").asText().startsWith("finite sum")) {
            suite.compare(expected, field, loss);
        } else {
            double rates = expected.get("posterior_mean_a").asDouble();
            assertThat(loss).isCloseTo(expected.get(field).asDouble(), within(1e-10 * rates));
        }
    }

    static void checkMixtureSprt(CaseFile suite, JsonNode example) {
        JsonNode input = example.get("input");
        MixtureSprt test = new MixtureSprt(
                input.get("tau2").asDouble(), input.get("theta0").asDouble());
        List<Step> steps = input.get("kind").asText().equals("bernoulli")
                ? test.follow(bits(input.get("a")), bits(input.get("b")))
                : test.follow(
                        CaseFile.numbers(input.get("a")),
                        CaseFile.numbers(input.get("b")),
                        input.get("sigma2").asDouble());
        for (JsonNode point : example.at("/expected/series")) {
            Step step = steps.get(point.get(0).asInt() - 1);
            assertThat(step.logRatio() == null).isEqualTo(point.get(1).isNull());
            if (step.logRatio() != null) {
                suite.compare("logLambda", step.logRatio(), point.get(1).asDouble(), 1e-9);
            }
            suite.compare("p", step.pValue(), point.get(2).asDouble(), 1e-9);
        }
    }

    static void checkConfidenceSequence(CaseFile suite, JsonNode example) {
        JsonNode input = example.get("input");
        JsonNode expected = example.get("expected");
        double alpha = input.get("alpha").asDouble();
        double tuning = input.get("tuning_parameter").asDouble();
        ConfidenceSequence sequence = (input.has("conversions_a")
                        ? ConfidenceSequence.of(
                                new TwoProportions(conversions(input, "_a"), conversions(input, "_b")), alpha, tuning)
                        : ConfidenceSequence.of(new TwoMeans(sample(input, "_a"), sample(input, "_b")), alpha, tuning))
                .orElseThrow();
        suite.compare(expected, "diff", sequence.difference());
        suite.compare(expected, "rho", sequence.rho());
        suite.compare(expected, "halfwidth", sequence.halfWidth());
        suite.compare(expected, "ci", Optional.of(sequence.interval()));
        suite.compare(expected, "log_e_value", sequence.logEvidence());
        suite.compare(expected, "p_value", sequence.pValue());
    }

    private static Conversions conversions(JsonNode input, String arm) {
        return new Conversions(
                input.get("conversions" + arm).asLong(), input.get("n" + arm).asLong());
    }

    private static Sample sample(JsonNode input, String arm) {
        return new Sample(
                input.get("n" + arm).asLong(),
                input.get("mean" + arm).asDouble(),
                input.get("var" + arm).asDouble());
    }

    private static boolean[] bits(JsonNode text) {
        boolean[] bits = new boolean[text.asText().length()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = text.asText().charAt(i) == '1';
        }
        return bits;
    }
}
