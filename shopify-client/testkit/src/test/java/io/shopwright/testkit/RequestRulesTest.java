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

    private JsonNode fields(String document) {
        return api.post("{\"query\":\"" + document.replace("\"", "\\\"") + "\"}", "Shopify-GraphQL-Cost-Debug", "1")
                .json()
                .at("/extensions/cost/fields");
    }

    private static String costs(JsonNode fields, String... path) {
        for (JsonNode field : fields) {
            if (field.path("path").toString().equals("[\"" + String.join("\",\"", path) + "\"]")) {
                return field.path("definedCost") + " " + field.path("requestedTotalCost") + " "
                        + field.path("requestedChildrenCost");
            }
        }
        throw new AssertionError(fields.toString());
    }

    @Test
    void costDebug_explainsEachField() {
        JsonNode fields = fields("{ few: orders(first: 10) { edges { node { id customer { id orders(first: 2) {"
                + " nodes { id } } } } } pageInfo { hasNextPage } } shop { name } }");

        assertThat(costs(fields, "shop")).isEqualTo("1 1 0");
        assertThat(costs(fields, "shop", "name")).isEqualTo("0 0 null");
        // A page of ten counts four items, of two one; an item is its object and what is below: 1 + (1 + (2 + 1)).
        assertThat(costs(fields, "few", "edges", "node", "customer", "orders")).isEqualTo("null 3 1");
        assertThat(costs(fields, "few", "edges", "node", "customer")).isEqualTo("1 4 3");
        assertThat(costs(fields, "few", "edges", "node")).isEqualTo("1 5 4");
        assertThat(costs(fields, "few")).isEqualTo("null 22 20");
        assertThat(costs(fields, "few", "pageInfo")).isEqualTo("0 0 0");
    }

    @Test
    void costDebug_ofAMutation_startsWithItsPrice() {
        JsonNode fields = fields("mutation { stagedUploadsCreate(input: []) { stagedTargets { url parameters { name } }"
                + " userErrors { message } } }");

        assertThat(costs(fields, "stagedUploadsCreate")).isEqualTo("10 11 1");
        assertThat(costs(fields, "stagedUploadsCreate", "userErrors")).isEqualTo("0 0 0");
    }

    @Test
    void costDebug_withoutTheHeader_isAbsent() {
        assertThat(api.query("{ shop { name } }").at("/extensions/cost").has("fields"))
                .isFalse();
    }
}
