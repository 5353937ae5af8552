package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static SimulatedShop shop;

    @BeforeAll
    static void start() {
        shop = SimulatedShop.builder()
                .plan(Plan.PLUS)
                .timeZone(ZoneId.of("America/New_York"))
                .start();
        shop.load(Logs.of(
                "ann,2026-01-01,1,10",
                "bob,2026-01-02,2,20",
                "ann,2026-01-03T23:30:00,1,30",
                "Mary Ann,2026-01-04T00:30:00,1,40"));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static String names(String query) {
        JsonNode answer = Api.of(shop)
                .query("query S($q: String) { orders(first: 250, query: $q) { nodes { name } } }", Map.of("q", query));
        return String.join(" ", answer.at("/data/orders/nodes").findValuesAsText("name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name:#1002 | #1002",
                "name:1002 | #1002",
                "name:'#1002' | #1002",
                "name:#100* | #1001 #1002 #1003 #1004",
                "1003 | #1003",
                "id:5000000000002 | #1002",
                "id:>5000000000002 | #1003 #1004",
                "id:>=5000000000002 id:<5000000000004 | #1002 #1003",
                "created_at:2026-01-03 | #1003",
                "created_at:>='2026-01-04T05:30:00Z' | #1004",
                "created_at:>'2026-01-04T05:30:00Z' | ~~",
                "created_at:>='2026-01-04T00:30:00-05:00' | #1004",
                "created_at:>=2026-01-02 created_at:<2026-01-04 | #1002 #1003",
                "processed_at:>=2026-01-04 | #1004",
                "updated_at:<=2026-01-02 | #1001",
                "name:#1001 OR name:#1004 | #1001 #1004",
                "(name:#1001 OR name:#1004) AND created_at:<2026-01-02 | #1001",
                "name:#1001 OR name:#1004 created_at:<2026-01-02 | #1001",
                "name:#1004 OR name:#1001 AND created_at:<2026-01-02 | #1001 #1004",
                "name:#1001 AND created_at:<2026-01-02 OR name:#1004 | #1001 #1004",
                "-name:#1001 | #1002 #1003 #1004",
                "NOT name:#1001 AND NOT name:#1002 | #1003 #1004",
                "NOT (name:#1001 OR name:#1002) | #1003 #1004",
                "customer_id:7000000000002 | #1002",
                "test:true | ~~",
                "test:false name:#1001 | #1001",
                "financial_status:paid | #1001 #1002 #1003 #1004",
                "financial_status:REFUNDED | ~~",
                "status:open | #1001 #1002 #1003 #1004",
                "status:cancelled | ~~",
                "current_total_price:>=30 | #1003 #1004",
                "tag:x | ~~",
                "email:* | ~~",
                "made_up:3 | #1001 #1002 #1003 #1004",
                "-made_up:3 name:#1002 | #1002",
                "made_up:3 OR name:#1002 | #1002",
                "() | #1001 #1002 #1003 #1004",
                "(((name:#1001 | #1001",
                "AND OR name:#1001 | #1001"
            })
    void orders_found(String query, String expected) {
        assertThat(names(query)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED_AT", "PROCESSED_AT", "UPDATED_AT"})
    void orders_sortedByATime_areThoseThatAreFoundByNumber(String sortKey) {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            String query = limits(random, sortKey.toLowerCase(Locale.ROOT));

            assertThat(sorted(query, sortKey)).as(query).isEqualTo(sorted(query, "ID"));
        }
    }

    /** Some limits of a time, of which one may stand in an alternative. */
    private static String limits(SplittableRandom random, String field) {
        String[] comparators = {">", ">=", "<", "<=", ""};
        String[] times = {
            "2026-01-01", "2026-01-02T05:00:00Z", "2026-01-04T00:30:00", "2026-01-04", "2026", "2025-12-31"
        };
        StringBuilder query = new StringBuilder(random.nextInt(4) == 0 ? "name:#1002 OR " : "");
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            query.append(random.nextInt(4) == 0 ? "-" : "")
                    .append(field)
                    .append(':')
                    .append(comparators[random.nextInt(comparators.length)])
                    .append('\'')
                    .append(times[random.nextInt(times.length)])
                    .append("' ");
        }
        return query.toString();
    }

    private static JsonNode sorted(String query, String sortKey) {
        String page = "nodes { name } pageInfo { hasNextPage hasPreviousPage }";
        String text = "query S($q: String) { all: orders(first: 5, query: $q, sortKey: %1$s) { %2$s }"
                + " last: orders(last: 1, query: $q, sortKey: %1$s) { %2$s } }";
        JsonNode answer = Api.of(shop).query(text.formatted(sortKey, page), Map.of("q", query));
        assertThat(answer.at("/data/all/nodes").isArray()).as(answer.toString()).isTrue();
        return answer.path("data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ann | Mary Ann,ann",
                "\"mary ann\" | Mary Ann",
                "ma* | Mary Ann",
                "last_name:ann | ann",
                "last_name:'Mary Ann' | Mary Ann",
                "last_name:b* | bob",
                "first_name:ann | ~~",
                "orders_count:2 | ann",
                "orders_count:<2 | Mary Ann,bob",
                "total_spent:>=40 | Mary Ann,ann",
                "total_spent:20 | bob",
                "created_at:>=2026-01-02 | Mary Ann,bob",
                "id:7000000000001 | ann"
            })
    void customers_found(String query, String expected) {
        JsonNode data = Api.of(shop)
                .data(
                        "query S($q: String) { customers(first: 250, query: $q, sortKey: NAME) { nodes { displayName } }"
                                + " customersCount(query: $q) { count } }",
                        Map.of("q", query));

        assertThat(data.at("/customers/nodes").findValuesAsText("displayName"))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(","));
        assertThat(data.at("/customersCount/count").intValue())
                .isEqualTo(data.at("/customers/nodes").size());
    }

    @Test
    void field_unknown_isIgnoredWithAWarning() {
        JsonNode answer = Api.of(shop).query("{ all: orders(first: 9, query: \"made_up:value\") { nodes { id } } }");

        assertThat(answer.at("/data/all/nodes")).hasSize(4);
        assertThat(answer.at("/extensions/search").toString())
                .isEqualTo("[{\"path\":[\"all\"],\"query\":\"made_up:value\","
                        + "\"parsed\":{\"field\":\"made_up\",\"match_all\":\"value\"},"
                        + "\"warnings\":[{\"field\":\"made_up\",\"message\":\"Invalid search field for this query.\","
                        + "\"code\":\"invalid_field\"}]}]");
    }

    @Test
    void time_unquoted_losesWhatFollowsItsColon() {
        JsonNode answer = Api.of(shop)
                .query("{ orders(first: 9, query: \"created_at:>=2026-01-03T23:59:59Z\") { nodes { name } } }");

        assertThat(answer.at("/extensions/search/0/warnings/0/field").asText()).isEqualTo("59");
        assertThat(answer.at("/data/orders/nodes").findValuesAsText("name")).containsExactly("#1003", "#1004");
    }

    @Test
    void value_outsideTheChoices_isWarnedOf() {
        JsonNode answer = Api.of(shop).query("{ orders(first: 9, query: \"status:EXPIRED\") { nodes { name } } }");

        assertThat(answer.at("/extensions/search/0/warnings/0").toString())
                .isEqualTo("{\"field\":\"status\",\"message\":\"Input `EXPIRED` is not an accepted value.\","
                        + "\"code\":\"invalid_value\"}");
    }

    @Test
    void time_thatIsNone_isABadRequest() {
        JsonNode answer = Api.of(shop).query("{ orders(first: 9, query: \"created_at:>=soon\") { nodes { name } } }");

        assertThat(answer.at("/errors/0/message").asText())
                .isEqualTo("Invalid timestamp for query filter `created_at`.");
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_REQUEST");
    }

    @Test
    void field_thatIsRealButWithoutData_failsLoudly() {
        JsonNode answer = Api.of(shop).query("{ orders(first: 9, query: \"sku:A\") { nodes { name } } }");

        assertThat(answer.at("/errors/0/message").asText()).isEqualTo("not simulated: orders(query: sku)");
    }

    @Test
    void count_takesTheSameQuery() {
        JsonNode data = Api.of(shop).data("{ ordersCount(query: \"created_at:>=2026-01-03\") { count } }");

        assertThat(data.at("/ordersCount/count").intValue()).isEqualTo(2);
    }

    @Test
    void marks_ofGeneratedOrders_areFound() {
        try (SimulatedShop generated = SimulatedShop.start()) {
            generated.load(GeneratedShop.builder(7, LocalDate.of(2026, 6, 30))
                    .customers(200)
                    .guestOrders(0.1)
                    .testOrders(0.1)
                    .cancelledOrders(0.1)
                    .refundedOrders(0.2)
                    .generate());
            JsonNode data = Api.of(generated).data("""
                    { all: ordersCount { count } test: ordersCount(query: "test:true") { count }
                      cancelled: ordersCount(query: "status:cancelled") { count }
                      refunded: ordersCount(query: "financial_status:refunded") { count }
                      partly: ordersCount(query: "financial_status:partially_refunded") { count }
                      newsletter: customersCount(query: "tag:newsletter") { count } }""");

            data.forEach(count -> assertThat(count.path("count").intValue()).isPositive());
            assertThat(data.at("/test/count")).isEqualTo(data.at("/cancelled/count"));
            assertThat(data.at("/refunded/count").intValue())
                    .isGreaterThan(data.at("/cancelled/count").intValue());
        }
    }
}
