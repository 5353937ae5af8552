package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestRulesTest {
    private final SimulatedShop shop = SimulatedShop.start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void list_of250_isTaken_longerIsRefused() {
        String query = "query N($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        Map<String, Object> most = Map.of("ids", Collections.nCopies(250, "gid://shopify/Order/1"));
        Map<String, Object> more = Map.of("ids", Collections.nCopies(251, "gid://shopify/Order/1"));

        assertThat(api.data(query, most).path("nodes")).hasSize(250);
        JsonNode refused = api.query(query, more);
        assertThat(refused.path("errors").toString())
                .isEqualTo("[{\"message\":\"The input array size of 251 is greater than the maximum allowed of 250.\","
                        + "\"locations\":[{\"line\":1,\"column\":25}],"
                        + "\"extensions\":{\"code\":\"MAX_INPUT_SIZE_EXCEEDED\"},\"path\":[\"nodes\",\"ids\"]}]");
        assertThat(refused.has("data")).isFalse();
        assertThat(refused.at("/extensions/cost/requestedQueryCost").intValue()).isOne();
    }

    @Test
    void list_withinAnInput_isNamedByItsPath() {
        String tags = "[" + "\"t\",".repeat(251) + "]";

        assertThat(api.query("mutation { productUpdate(product: {id: \"gid://shopify/Product/1\", tags: " + tags
                                + "}) { userErrors { message } } }")
                        .at("/errors/0/path")
                        .toString())
                .isEqualTo("[\"productUpdate\",\"product\",\"tags\"]");
    }

    @Test
    void field_deprecated_isToldInAHeader() {
        assertThat(api.send("{\"query\":\"{ currentBulkOperation { id } }\"}")
                        .headers()
                        .get("X-Shopify-API-Deprecated-Reason"))
                .contains("deprecation");
        assertThat(api.send("{\"query\":\"{ shop { id } }\"}").headers().get("X-Shopify-API-Deprecated-Reason"))
                .isNull();
    }
}
