package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTest {
    private static final String PAGE =
            "{ nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";

    private static List<String> names(JsonNode connection) {
        return connection.path("nodes").findValuesAsText("name");
    }

    private static String flags(JsonNode connection) {
        JsonNode info = connection.path("pageInfo");
        return info.path("hasPreviousPage") + " " + info.path("hasNextPage");
    }

    @ParameterizedTest
    @CsvSource({"1, false", "3, false", "5, false", "250, false", "3, true"})
    void pages_forward_visitEachRowOnce(int size, boolean reverse) {
        try (SimulatedShop shop = Logs.daily(10)) {
            List<String> seen = new ArrayList<>();
            String after = "null";
            boolean more = true;
            while (more) {
                JsonNode page = Api.of(shop)
                        .data("{ orders(first: %d, after: %s, reverse: %s) %s }".formatted(size, after, reverse, PAGE))
                        .path("orders");
                seen.addAll(names(page));
                more = page.at("/pageInfo/hasNextPage").booleanValue();
                after = page.at("/pageInfo/endCursor").toString();
            }

            assertThat(seen).hasSize(10).doesNotHaveDuplicates().startsWith(reverse ? "#1010" : "#1001");
        }
    }

    @Test
    void pages_backward_visitEachRowOnce() {
        try (SimulatedShop shop = Logs.daily(10)) {
            JsonNode last =
                    Api.of(shop).data("{ orders(last: 4) " + PAGE + " }").path("orders");
            JsonNode middle = Api.of(shop)
                    .data("{ orders(last: 4, before: %s) %s }".formatted(last.at("/pageInfo/startCursor"), PAGE))
                    .path("orders");
            JsonNode first = Api.of(shop)
                    .data("{ orders(last: 4, before: %s) %s }".formatted(middle.at("/pageInfo/startCursor"), PAGE))
                    .path("orders");

            assertThat(names(last)).containsExactly("#1007", "#1008", "#1009", "#1010");
            assertThat(flags(last)).isEqualTo("true false");
            assertThat(names(middle)).containsExactly("#1003", "#1004", "#1005", "#1006");
            assertThat(flags(middle)).isEqualTo("true true");
            assertThat(names(first)).containsExactly("#1001", "#1002");
            assertThat(flags(first)).isEqualTo("false true");
        }
    }

    @Test
    void pages_withAFilter_knowWhetherMoreMatch() {
        try (SimulatedShop shop = Logs.daily(9)) {
            String query = "query: \"created_at:<2026-01-05 OR created_at:>=2026-01-09\"";
            JsonNode page = Api.of(shop)
                    .data("{ orders(first: 4, " + query + ") " + PAGE + " }")
                    .path("orders");
            JsonNode next = Api.of(shop)
                    .data("{ orders(first: 4, %s, after: %s) %s }"
                            .formatted(query, page.at("/pageInfo/endCursor"), PAGE))
                    .path("orders");

            assertThat(names(page)).containsExactly("#1001", "#1002", "#1003", "#1004");
            assertThat(flags(page)).isEqualTo("false true");
            assertThat(names(next)).containsExactly("#1009");
            assertThat(flags(next)).isEqualTo("true false");
        }
    }

    @Test
    void page_empty_hasNoCursorsAndNoNeighbours() {
        try (SimulatedShop shop = Logs.daily(2)) {
            JsonNode last =
                    Api.of(shop).data("{ orders(last: 1) " + PAGE + " }").path("orders");
            JsonNode beyond = Api.of(shop)
                    .data("{ orders(first: 3, after: %s) %s }".formatted(last.at("/pageInfo/endCursor"), PAGE))
                    .path("orders");

            assertThat(beyond.toString())
                    .isEqualTo("{\"nodes\":[],\"pageInfo\":{\"hasNextPage\":false,\"hasPreviousPage\":false,"
                            + "\"startCursor\":null,\"endCursor\":null}}");
        }
    }

    @Test
    void edges_carryTheCursorOfTheirNode() {
        try (SimulatedShop shop = Logs.daily(2)) {
            JsonNode orders = Api.of(shop)
                    .data("{ orders(first: 2) { edges { cursor node { id } } pageInfo { startCursor endCursor } } }")
                    .path("orders");

            String cursor = orders.at("/edges/0/cursor").asText();
            assertThat(cursor).isEqualTo(orders.at("/pageInfo/startCursor").asText());
            assertThat(new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8))
                    .isEqualTo("{\"last_id\":5000000000001,\"last_value\":1767268800000}");
            assertThat(orders.at("/edges/1/cursor")).isEqualTo(orders.at("/pageInfo/endCursor"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders { nodes { id } } | you must provide one of first or last",
                "orders(first: 1, last: 1) { nodes { id } } | providing both first and last is not supported",
                "orders(first: 251) { nodes { id } } | first must be between 0 and 250, not 251",
                "orders(last: -1) { nodes { id } } | last must be between 0 and 250, not -1",
                "orders(first: 1, after: \"x\") { nodes { id } } | Malformed cursor",
                "orders(first: 1, before: \"e30=\") { nodes { id } } | Malformed cursor"
            })
    void window_bad_isABadRequest(String field, String message) {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode answer = Api.of(shop).query("{ " + field + " }");

            assertThat(answer.at("/errors/0/message").asText()).isEqualTo(message);
            assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
            assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"orders\"]");
            assertThat(answer.path("data").isNull()).isTrue();
            assertThat(answer.at("/extensions/cost/actualQueryCost").intValue()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ID",
                "ORDER_NUMBER",
                "CREATED_AT",
                "PROCESSED_AT",
                "UPDATED_AT",
                "TOTAL_PRICE",
                "CURRENT_TOTAL_PRICE",
                "FINANCIAL_STATUS",
                "TOTAL_ITEMS_QUANTITY"
            })
    void sortKey_pagesConsistently(String sortKey) {
        try (SimulatedShop shop = Logs.daily(7)) {
            String arguments = "first: 4, sortKey: " + sortKey;
            JsonNode page = Api.of(shop)
                    .data("{ orders(" + arguments + ") " + PAGE + " }")
                    .path("orders");
            JsonNode rest = Api.of(shop)
                    .data("{ orders(%s, after: %s) %s }".formatted(arguments, page.at("/pageInfo/endCursor"), PAGE))
                    .path("orders");

            assertThat(names(page)).containsExactly("#1001", "#1002", "#1003", "#1004");
            assertThat(names(rest)).containsExactly("#1005", "#1006", "#1007");
        }
    }

    @Test
    void sortKey_withoutMeaningHere_failsLoudly() {
        try (SimulatedShop shop = SimulatedShop.start()) {
            JsonNode answer = Api.of(shop).query("{ orders(first: 1, sortKey: RELEVANCE) { nodes { id } } }");

            assertThat(answer.at("/errors/0/message").asText()).isEqualTo("not simulated: OrderSortKeys.RELEVANCE");
        }
    }

    @Test
    void customers_nestTheirOrders() {
        try (SimulatedShop shop = Logs.daily(7)) {
            JsonNode customers = Api.of(shop)
                    .data("{ customers(first: 3, sortKey: NAME, reverse: true) { nodes { displayName"
                            + " orders(first: 2) { nodes { name } pageInfo { hasNextPage } } lastOrder { name } } } }")
                    .at("/customers/nodes");

            assertThat(customers.findValuesAsText("displayName")).containsExactly("c2", "c1", "c0");
            assertThat(customers.get(2).toString())
                    .isEqualTo("{\"displayName\":\"c0\",\"orders\":{\"nodes\":[{\"name\":\"#1001\"},"
                            + "{\"name\":\"#1004\"}],\"pageInfo\":{\"hasNextPage\":true}},"
                            + "\"lastOrder\":{\"name\":\"#1007\"}}");
        }
    }

    @Test
    void count_overTheLimit_isALowerBound() {
        try (SimulatedShop shop = Logs.daily(5)) {
            JsonNode data = Api.of(shop).data("""
                    { all: ordersCount { count precision } some: ordersCount(limit: 3) { count precision }
                      free: ordersCount(limit: null) { count precision } customersCount { count precision } }""");

            assertThat(data.path("all").toString()).isEqualTo("{\"count\":5,\"precision\":\"EXACT\"}");
            assertThat(data.path("some").toString()).isEqualTo("{\"count\":3,\"precision\":\"AT_LEAST\"}");
            assertThat(data.path("free").toString()).isEqualTo("{\"count\":5,\"precision\":\"EXACT\"}");
            assertThat(data.path("customersCount").toString()).isEqualTo("{\"count\":3,\"precision\":\"EXACT\"}");
        }
    }

    @Test
    void paging_beyond25000Objects_ends() {
        StringBuilder rows = new StringBuilder("who,day\n");
        for (int i = 0; i < 25_010; i++) {
            rows.append("c,2026-01-01T00:00:00Z\n");
        }
        try (SimulatedShop shop = SimulatedShop.start()) {
            shop.load(TransactionLog.parse(rows.toString(), TransactionLog.Columns.of("who", "day")));
            long key = 5_000_000_000_000L + 24_950;
            String cursor = new Cursor(key, com.fasterxml.jackson.databind.node.LongNode.valueOf(key)).encode();
            String document =
                    "query P($n: Int!, $at: String) { orders(first: $n, after: $at, sortKey: ID) { nodes { id } } }";

            assertThat(Api.of(shop)
                            .data(document, Map.of("n", 50, "at", cursor))
                            .at("/orders/nodes"))
                    .hasSize(50);
            assertThat(Api.of(shop)
                            .query(document, Map.of("n", 51, "at", cursor))
                            .at("/errors/0/extensions/code")
                            .asText())
                    .isEqualTo("BAD_REQUEST");
        }
    }
}
