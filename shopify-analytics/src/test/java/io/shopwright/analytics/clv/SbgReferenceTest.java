package io.shopwright.analytics.clv;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: reference files, see {@link PurchaseModelReferenceTest}. */
@Tag("reference")
class SbgReferenceTest {

    @TestFactory
    Stream<DynamicTest> everyFile() {
        return Golden.tests("sbg", SbgReferenceTest::check);
    }

    static void check(Golden golden) {
        JsonNode json = golden.json();
        String survivors = Stream.of("survivors_years_0_7", "survivors")
                .filter(json::has)
                .findFirst()
                .orElseThrow();
        Fit<Sbg> fit = Sbg.fit(RenewalCounts.ofSurvivors(
                LongStream.range(0, json.get(survivors).size())
                        .map(k -> json.get(survivors).get((int) k).asLong())
                        .toArray()));
        golden.compareFit(fit, List.of(Sbg::alpha, Sbg::beta));
        double[] parameters = Family.numbers(json.get("fit").get("params"));
        Sbg exact = new Sbg(parameters[0], parameters[1]);
        JsonNode survival = json.path("survival_1_12");
        for (int n = 1; n <= survival.size(); n++) {
            golden.compare("survival", exact.survival(n), survival.get(n - 1).asDouble(), 1e-12);
        }
        JsonNode retention = json.path("retention_rate_1_12");
        for (int n = 1; n <= retention.size(); n++) {
            golden.compare("retention", exact.retention(n), retention.get(n - 1).asDouble(), 1e-12);
        }
        golden.compare(
                "discountedLifetime",
                exact.discountedLifetime(0.1),
                json.get("DEL_new_d10pct").asDouble(),
                1e-11);
        JsonNode residual = json.path("DERL_active_n_1_7_d10pct");
        for (int n = 1; n <= residual.size(); n++) {
            golden.compare(
                    "discountedResidualLifetime",
                    exact.discountedResidualLifetime(n - 1, 0.1),
                    residual.get(n - 1).asDouble(),
                    1e-11);
        }
    }
}
