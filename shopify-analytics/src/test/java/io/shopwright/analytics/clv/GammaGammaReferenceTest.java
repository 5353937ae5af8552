package io.shopwright.analytics.clv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Expected values: reference files with the exact maximum of the likelihood (Newton's method in 40-digit arithmetic) and
 * the formulas of the model; their origin is described beside them.
 */
@Tag("reference")
class GammaGammaReferenceTest {

    private static final List<ToDoubleFunction<GammaGamma>> PARAMETERS =
            List.of(GammaGamma::p, GammaGamma::q, GammaGamma::v);

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Golden.tests("gammagamma", GammaGammaReferenceTest::check);
    }

    static void check(Golden golden) {
        JsonNode expected = golden.json().get("fit");
        List<Spend> spends = golden.rows().stream().map(Golden::spend).toList();
        Fit<GammaGamma> fit = GammaGamma.fit(spends);
        assertThat(fit.customers()).isEqualTo(golden.json().get("n_customers").asLong());
        golden.compareFit(fit, PARAMETERS);
        GammaGamma exact = model(expected.get("params"));
        golden.compare(
                "meanSpend",
                exact.meanSpend().orElseThrow(),
                golden.json().get("population_mean_spend").asDouble(),
                1e-13);
        golden.json().get("customers").forEach(customer -> checkCustomer(golden, customer, exact));
    }

    private static void checkCustomer(Golden golden, JsonNode expected, GammaGamma exact) {
        Spend spend = new Spend(expected.get("x").asInt(), expected.get("zbar").asDouble());
        double value = expected.get("expected_mean_spend").asDouble();
        golden.compare("expectedMeanSpend", exact.expectedMeanSpend(spend), value, 1e-13);
        if (expected.get("loglik_i").isNumber()) {
            double logLikelihood = expected.get("loglik_i").asDouble();
            golden.compare("logLikelihood", exact.logLikelihood(spend), logLikelihood, 1e-12);
        }
    }

    static GammaGamma model(JsonNode parameters) {
        return new GammaGamma(
                parameters.get(0).asDouble(),
                parameters.get(1).asDouble(),
                parameters.get(2).asDouble());
    }
}
