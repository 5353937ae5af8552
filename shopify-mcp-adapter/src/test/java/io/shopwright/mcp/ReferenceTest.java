package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The CDNOW log of Fader and Hardie, loaded into a shop and asked for through the tool, gives the reference's maximum
 * likelihood estimates.
 */
@Tag("reference")
class ReferenceTest {
    private static final Path ROOT =
            Path.of(System.getProperty("shopwright.reference", "absent")).resolve("golden/clv");

    /** Relative; the reference has 16 digits. */
    private static final double TOLERANCE = 1e-9;

    @Test
    void call_cdnow_givesTheReferencesModels() throws IOException {
        Path log = ROOT.resolve("data/cdnow_sample_elog.csv");
        Assumptions.assumeTrue(Files.exists(log), "no reference data in " + ROOT);
        JsonNode answer = answer(TransactionLog.read(
                log,
                TransactionLog.Columns.of("sample_id", "date").quantity("cds").amount("dollars")));

        assertThat(answer.path("customers").asInt()).isEqualTo(2357);
        compare(answer.path("purchase_model"), ROOT.resolve("public/bgnbd/cdnow_sample.json"));
        compare(answer.path("spend_model"), ROOT.resolve("public/gammagamma/cdnow_sample.json"));
    }

    private static JsonNode answer(TransactionLog log) throws IOException {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(log);
            ToolResult result = ShopifyTools.of(shop)
                    .call(ToolCall.of("shopify_customer_lifetime_value", Map.of("observation_end", "1997-09-30")));
            return new ObjectMapper().readTree(result.text());
        }
    }

    private static void compare(JsonNode model, Path reference) throws IOException {
        JsonNode fit = new ObjectMapper().readTree(reference.toFile()).path("fit");
        for (int i = 0; i < fit.path("params").size(); i++) {
            String name = fit.path("param_names").get(i).asText().replace("gamma", "v");
            double expected = fit.path("params").get(i).asDouble();
            assertThat(model.path(name).asDouble()).as(name).isCloseTo(expected, within(TOLERANCE * expected));
        }
        double likelihood = fit.path("loglik").asDouble();
        assertThat(model.path("log_likelihood").asDouble()).isCloseTo(likelihood, within(-TOLERANCE * likelihood));
        assertThat(model.path("status").asText()).isEqualTo("converged");
    }
}
