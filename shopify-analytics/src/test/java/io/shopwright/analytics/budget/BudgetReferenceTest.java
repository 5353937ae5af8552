package io.shopwright.analytics.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: optimality conditions solved with 40 digits in Python, Robyn's functions in R. */
@Tag("reference")
public class BudgetReferenceTest {

    private static final double RESPONSE_BAR = 1e-10;
    private static final double ALLOCATION_BAR = 1e-7;
    private static final double CURVE_BAR = 1e-10;

    @TestFactory
    Stream<DynamicTest> everyAllocation() {
        return CaseFile.tests("budget_allocation", BudgetReferenceTest::checkAllocation);
    }

    @TestFactory
    Stream<DynamicTest> everyTransformation() {
        return CaseFile.tests("adstock_saturation", BudgetReferenceTest::checkTransformation);
    }

    public static void checkAllocation(CaseFile suite, JsonNode one) {
        JsonNode input = one.get("input");
        JsonNode expected = one.get("expected");
        List<BudgetChannel> channels = new ArrayList<>();
        input.get("channels").forEach(node -> channels.add(channel("channel " + channels.size(), node)));
        BudgetProblem problem = BudgetProblem.of(channels);
        if (expected.has("error")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> problem.allocate(input.get("budget").asDouble()));
            return;
        }
        Allocation actual = solve(problem, input);
        double budget =
                (expected.has("budget") ? expected : input).get("budget").asDouble();
        suite.compare("total", actual.spent(), budget, ALLOCATION_BAR, 0);
        if (expected.has("response")) {
            suite.compare("response", actual.response(), expected.get("response"), RESPONSE_BAR, 0);
        }
        if (expected.has("profit")) {
            double margin = input.get("margin_per_response_unit").asDouble();
            suite.compare(
                    "profit", margin * actual.response() - actual.spent(), expected.get("profit"), RESPONSE_BAR, 0);
        }
        if (expected.has("lambda_")) {
            suite.compare("marginalReturn", actual.marginal(), expected.get("lambda_"), RESPONSE_BAR, 0);
        }
        for (int i = 0; i < channels.size() && !expected.has("allocation_ambiguous"); i++) {
            double wanted = expected.get("allocation").get(i).asDouble();
            suite.compare("spend", actual.channels().get(i).spend(), wanted, 0, ALLOCATION_BAR * budget);
        }
        assertThat(actual.certificate().gap()).isLessThan(1e-12);
        assertThat(actual.certificate().residual()).isLessThan(1e-8);
    }

    private static Allocation solve(BudgetProblem problem, JsonNode input) {
        if (input.has("target_response")) {
            return problem.reach(input.get("target_response").asDouble());
        }
        return input.has("margin_per_response_unit")
                ? problem.maximizeProfit(input.get("margin_per_response_unit").asDouble(), Double.POSITIVE_INFINITY)
                : problem.allocate(input.get("budget").asDouble());
    }

    private static BudgetChannel channel(String name, JsonNode node) {
        double max = node.get("max").isNull()
                ? Double.POSITIVE_INFINITY
                : node.get("max").asDouble();
        return BudgetChannel.between(name, curve(node), node.get("min").asDouble(), max);
    }

    private static ResponseCurve curve(JsonNode node) {
        double beta = node.get("beta").asDouble();
        double kappa = node.path("kappa").asDouble();
        double alpha = node.path("alpha").asDouble();
        return switch (node.get("type").asText()) {
            case "hill" -> new ResponseCurve.Hill(beta, kappa, alpha);
            case "power" -> new ResponseCurve.Power(beta, alpha);
            case "log" -> new ResponseCurve.Logarithmic(beta, kappa);
            case "exp" -> new ResponseCurve.Exponential(beta, kappa);
            default -> throw new AssertionError(node);
        };
    }

    public static void checkTransformation(CaseFile suite, JsonNode one) {
        JsonNode input = one.get("input");
        double[] spend = StreamSupport.stream(input.get("x").spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        String kind = input.get("kind").asText();
        double[] actual = switch (kind) {
            case "geometric" -> new Adstock.Geometric(input.get("theta").asDouble()).apply(spend);
            case "weibull_cdf" ->
                Adstock.weibullSurvival(
                                input.get("shape").asDouble(),
                                input.get("scale").asDouble())
                        .apply(spend);
            case "weibull_pdf" ->
                Adstock.weibullDensity(
                                input.get("shape").asDouble(),
                                input.get("scale").asDouble())
                        .apply(spend);
            case "hill_gamma" -> {
                ResponseCurve.Hill curve = ResponseCurve.Hill.relative(
                        1, input.get("alpha").asDouble(), input.get("gamma").asDouble(), spend);
                suite.compare("inflexion", curve.kappa(), one.get("expected").get("inflexion"), CURVE_BAR, 0);
                yield Arrays.stream(spend).map(curve::response).toArray();
            }
            default -> throw new AssertionError(kind);
        };
        for (int i = 0; i < actual.length; i++) {
            suite.compare(kind, actual[i], one.get("expected").get("y").get(i), CURVE_BAR, 1e-13);
        }
    }
}
