package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentMembersTest {
    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(new SteppedClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    @BeforeEach
    void fill() {
        customer("ann@example.com", "Ann", List.of("vip", "wool"));
        customer("bob@other.example", "Bob", List.of());
        customer("cy@example.com", "Cy", List.of("vip"));
        order("ann@example.com", "100", "2026-11-20T00:00:00Z");
        order("ann@example.com", "50.50", "2026-11-21T00:00:00Z");
        order("bob@other.example", "20", "2026-01-02T00:00:00Z");
        api.data("mutation { customerEmailMarketingConsentUpdate(input: { customerId: \"" + id("Ann")
                + "\", emailMarketingConsent: { marketingState: SUBSCRIBED } }) { userErrors { message } } }");
    }

    private void customer(String email, String name, List<String> tags) {
        api.data(
                "mutation C($input: CustomerInput!) { customerCreate(input: $input) { userErrors { message } } }",
                Map.of("input", Map.of("email", email, "firstName", name, "tags", tags)));
    }

    private String id(String name) {
        return api.data("{ customers(first: 1, query: \"first_name:" + name + "\") { nodes { id } } }")
                .at("/customers/nodes/0/id")
                .asText();
    }

    private void order(String email, String amount, String when) {
        Map<String, ?> price = Map.of("shopMoney", Map.of("amount", amount, "currencyCode", "USD"));
        api.data(
                "mutation C($order: OrderCreateOrderInput!) { orderCreate(order: $order) { userErrors { message } } }",
                Map.of(
                        "order",
                        Map.of(
                                "email",
                                email,
                                "financialStatus",
                                "PAID",
                                "processedAt",
                                when,
                                "lineItems",
                                List.of(Map.of("title", "Socks", "quantity", 1, "priceSet", price)))));
    }

    private String names(String query) {
        JsonNode found = api.data(
                "query M($query: String) { customerSegmentMembers(first: 10, query: $query) { edges { node { firstName"
                        + " } } } }",
                Map.of("query", query));
        return String.join(" ", found.path("customerSegmentMembers").findValuesAsText("firstName"));
    }

    @ParameterizedTest
    @CsvSource({
        "number_of_orders >= 1, Ann Bob",
        "number_of_orders = 0, Cy",
        "amount_spent > 100.50, Ann",
        "amount_spent BETWEEN 10 AND 30, Bob",
        "customer_tags CONTAINS 'vip', Ann Cy",
        "customer_tags NOT CONTAINS 'vip', Bob",
        "customer_tags CONTAINS 'vip' AND number_of_orders = 0, Cy",
        "last_order_date >= -30d, Ann",
        "last_order_date < 2026-02-01, Bob",
        "last_order_date IS NULL, Cy",
        "email_subscription_status = 'SUBSCRIBED', Ann",
        "customer_email_domain = 'example.com', Ann Cy",
        "(number_of_orders = 0) OR (amount_spent < 30), Bob Cy",
        "number_of_orders = 0 OR number_of_orders = 1 AND amount_spent > 30, Cy"
    })
    void members_areThoseOfTheQuery(String query, String names) {
        assertThat(names(query)).isEqualTo(names);
    }

    @Test
    void members_comeInPages_withStatisticsOfAll() {
        String segment = api.data(
                        "mutation { segmentCreate(name: \"Buyers\", query: \"number_of_orders >= 1\") { segment"
                                + " { id } } }")
                .at("/segmentCreate/segment/id")
                .asText();
        String fields =
                " totalCount statistics { attributeStatistics(attributeName: \"amount_spent\") { sum average } } edges"
                        + " { cursor node { id amountSpent { amount } numberOfOrders } } pageInfo { hasNextPage endCursor"
                        + " }";
        JsonNode first = api.data(
                        "{ customerSegmentMembers(first: 1, segmentId: \"" + segment + "\") {" + fields + " } }")
                .path("customerSegmentMembers");
        JsonNode second = api.data("{ customerSegmentMembers(first: 1, segmentId: \"" + segment + "\", after: \""
                        + first.at("/pageInfo/endCursor").asText() + "\") {" + fields + " } }")
                .path("customerSegmentMembers");
        JsonNode membership = api.data("{ customerSegmentMembership(customerId: \"" + id("Cy") + "\", segmentIds: [\""
                + segment + "\"]) { memberships { isMember } } }");

        assertThat(first.path("totalCount").intValue()).isEqualTo(2);
        assertThat(first.at("/statistics/attributeStatistics").toString())
                .isEqualTo("{\"sum\":170.5,\"average\":85.25}");
        assertThat(first.at("/edges/0/node/amountSpent/amount").asText()).isEqualTo("150.5");
        assertThat(first.at("/pageInfo/hasNextPage").booleanValue()).isTrue();
        assertThat(second.at("/edges/0/node/numberOfOrders").asText()).isEqualTo("1");
        assertThat(second.at("/pageInfo/hasNextPage").booleanValue()).isFalse();
        assertThat(membership
                        .at("/customerSegmentMembership/memberships/0/isMember")
                        .booleanValue())
                .isFalse();
    }

    /** Messages as recorded at a real shop in 2026. */
    @Test
    void query_malformed_isRefused() {
        JsonNode made = api.data("mutation { segmentCreate(name: \"X\", query: \"not a valid segment query ???\") {"
                + " segment { id } userErrors { field message } } }");
        JsonNode asked = api.data("mutation { customerSegmentMembersQueryCreate(input: { query: \"not a valid segment"
                + " query ???\" }) { userErrors { field message code } } }");
        JsonNode none =
                api.data("mutation { customerSegmentMembersQueryCreate(input: {}) { userErrors { message } } }");

        assertThat(made.at("/segmentCreate/userErrors").toString())
                .isEqualTo("[{\"field\":[\"query\"],\"message\":\"Query Line 1 Column 6: 'valid' is"
                        + " unexpected.\"},{\"field\":[\"query\"],\"message\":\"Query Line 1 Column 4: 'a' filter"
                        + " cannot be found.\"}]");
        assertThat(asked.at("/customerSegmentMembersQueryCreate/userErrors").toString())
                .isEqualTo("[{\"field\":null,\"message\":\"Line 1 Column 6: 'valid' is"
                        + " unexpected.\",\"code\":\"INVALID\"}]");
        assertThat(none.at("/customerSegmentMembersQueryCreate/userErrors/0/message")
                        .asText())
                .isEqualTo("You must provide one of segment_id or query.");
    }

    @Test
    void filter_withoutData_saysSo() {
        assertThat(api.query("{ customerSegmentMembers(first: 1, query: \"rfm_group = 'CHAMPIONS'\") { totalCount } }")
                        .at("/errors/0/message")
                        .asText())
                .isEqualTo("not simulated: the segment filter rfm_group");
    }
}
