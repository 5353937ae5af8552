package io.shopwright.analytics.clv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The special functions that the models rest on, against reference values: Tricomi's U is the discounted lifetime of the
 * Pareto/NBD model. The hypergeometric function of the files occurs in no model.
 */
@Tag("reference")
class SpecialFunctionsReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Golden.tests("special", SpecialFunctionsReferenceTest::check);
    }

    static void check(Golden golden) {
        for (JsonNode example : golden.json().path("tricomi_u")) {
            double s = example.get("s").asDouble();
            double z = example.get("z").asDouble();
            double lifetime = new ParetoNbd(1, 1, s, 1).discountedPurchases(CustomerSummary.NEW, z);
            double expected = Math.exp(example.get("log_tricomi_u_ss").asDouble());
            golden.compare("tricomi", lifetime * Math.pow(z, 1 - s), expected, 1e-11);
        }
        for (JsonNode example : golden.json().path("lbeta")) {
            double actual =
                    Beta.logBeta(example.get("a").asDouble(), example.get("b").asDouble());
            golden.compare("logBeta", actual, example.get("lbeta").asDouble(), 1e-11);
        }
    }
}
