package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Orders;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders of the sample shop, which has 300, #1001 to #1300, one a day or so until 2026-06-30. */
class OrderToolsTest {
    private static final String SEARCH = "shopify_order_search";
    private static final String GET = "shopify_order_get";

    private static SampleTools sample;

    @BeforeAll
    static void open() {
        sample = SampleTools.open();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    private static List<Map<String, Object>> orders(Map<String, ?> arguments) {
        return SampleTools.rows(sample.open(SEARCH, arguments), "orders");
    }

    @Test
    void search_nothingGiven_isTheLatestOrders() {
        Map<String, Object> answer = sample.open(SEARCH, Map.of());

        assertThat(answer)
                .containsEntry("currency", "USD")
                .containsEntry("found", 300)
                .containsEntry("complete", true)
                .containsEntry("returned", 10)
                .containsEntry("has_more", true);
        assertThat(SampleTools.rows(answer, "orders"))
                .extracting(row -> row.get("processed_at").toString())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .first()
                .asString()
                .startsWith("2026-06-29");
    }

    @Test
    void search_cursorToTheEnd_givesEveryOrderOnce() {
        List<Map<String, Object>> all = sample.walk(SEARCH, Map.of(), "orders", 70);

        assertThat(all).hasSize(300).extracting(row -> row.get("order_id")).doesNotHaveDuplicates();
    }

    @Test
    void search_rowsLeftOutForSize_areOnTheNextPage() {
        List<Map<String, Object>> all = sample.walk(SEARCH, Map.of(), "orders", 100);

        assertThat(all).hasSize(300).extracting(row -> row.get("order_id")).doesNotHaveDuplicates();
    }

    @Test
    void search_days_areThoseOfTheShop() {
        assertThat(orders(Map.of("first_day", "2026-06-01", "last_day", "2026-06-10", "limit", 100)))
                .isNotEmpty()
                .allSatisfy(
                        row -> assertThat(row.get("processed_at").toString()).matches("2026-06-(0[1-9]|10)T.*"));
        assertThat(sample.refusal(SEARCH, Map.of("first_day", "2026-06-10", "last_day", "2026-06-01")))
                .contains("last_day 2026-06-01 lies before first_day 2026-06-10");
    }

    @Test
    void search_refunded_havePartlyLessThanTheyCost() {
        List<Map<String, Object>> refunded = orders(Map.of("status", "refunded", "limit", 100));

        assertThat(refunded).isNotEmpty().extracting(row -> row.get("payment")).containsOnly("partially_refunded");
        assertThat(orders(Map.of("status", "paid")))
                .extracting(row -> row.get("payment"))
                .containsOnly("paid");
        assertThat(orders(Map.of("status", "cancelled"))).isEmpty();
    }

    @Test
    void search_unfulfilled_areThoseStillToBeSent() {
        assertThat(orders(Map.of("status", "unfulfilled"))).isEmpty();
        try (SampleTools other = SampleTools.empty();
                Shop shop = Shop.open(ShopConfig.at(other.simulated.endpoint(), SampleTools.WRITES_ORDERS))) {
            Orders orders = new Orders(shop);
            Object order = orders.create(Map.of(
                            "lineItems",
                            List.of(Map.of(
                                    "title",
                                    "Gift wrap",
                                    "quantity",
                                    1,
                                    "priceSet",
                                    Map.of("shopMoney", Map.of("amount", "5.00", "currencyCode", "USD"))))))
                    .run()
                    .data()
                    .orElseThrow()
                    .order()
                    .id();

            assertThat(SampleTools.rows(other.open(SEARCH, Map.of("status", "unfulfilled")), "orders"))
                    .extracting(row -> row.get("order_id"))
                    .containsExactly(order.toString());
            assertThat(other.open(GET, Map.of("order_id", order.toString())))
                    .containsEntry("fulfillment", "unfulfilled")
                    .containsEntry("notes", List.of());
        }
    }

    @Test
    void search_customer_hasOnlyTheirOrders() {
        Object customer = orders(Map.of("limit", 1)).get(0).get("customer_id");
        String number = customer.toString().substring(customer.toString().lastIndexOf('/') + 1);

        List<Map<String, Object>> byGid = orders(Map.of("customer_id", customer, "limit", 100));

        assertThat(byGid).isNotEmpty().extracting(row -> row.get("customer_id")).containsOnly(customer);
        assertThat(orders(Map.of("customer_id", number, "limit", 100))).isEqualTo(byGid);
        assertThat(sample.refusal(SEARCH, Map.of("customer_id", "gid://shopify/Order/1")))
                .contains("customer_id must be an id such as gid://shopify/Customer/1 or its number");
    }

    @Test
    void search_words_findNames() {
        assertThat(orders(Map.of("query", "#1042")))
                .extracting(row -> row.get("name"))
                .containsExactly("#1042");
        assertThat(orders(Map.of("query", "no such thing"))).isEmpty();
    }

    @Test
    void search_notForPersonalData_masksNames() {
        assertThat(SampleTools.rows(sample.answer(SEARCH, Map.of("limit", 100)), "orders"))
                .extracting(row -> row.get("customer_name"))
                .containsOnly(JsonForm.MASK);
        assertThat(orders(Map.of())).extracting(row -> row.get("customer_name")).doesNotContain(JsonForm.MASK);
    }

    @Test
    void search_emptyShop_findsNothing() {
        try (SampleTools empty = SampleTools.empty()) {
            assertThat(empty.answer(SEARCH, Map.of()))
                    .containsEntry("found", 0)
                    .containsEntry("returned", 0)
                    .containsEntry("has_more", false);
        }
    }

    @Test
    void search_tokenForRecentOrdersAlone_saysSo() {
        Map<String, Object> answer =
                SampleTools.answer(sample.tools(SampleTools.ORDERS_ONLY), SEARCH, Map.of("limit", 100));

        assertThat(answer).containsEntry("complete", false);
        assertThat((Integer) answer.get("found")).isLessThan(100);
        assertThat(answer.get("notes").toString()).contains("lacks read_all_orders", "lacks read_customers");
        assertThat(SampleTools.rows(answer, "orders"))
                .extracting(row -> row.get("customer_id"))
                .containsOnlyNulls();
    }

    @Test
    void search_tokenWithoutOrders_namesTheScope() {
        ToolResult result = sample.tools(SampleTools.PRODUCTS_ONLY).call(ToolCall.of(SEARCH, Map.of()));

        assertThat(result.structured()).containsEntry("code", "denied");
        assertThat(result.text()).contains("read_orders");
    }

    @Test
    void get_byNameNumberAndGid_isTheSame() {
        Map<String, Object> byName = sample.open(GET, Map.of("order_id", "#1042"));
        String gid = byName.get("order_id").toString();

        assertThat(byName).containsEntry("name", "#1042");
        assertThat(sample.open(GET, Map.of("order_id", gid))).isEqualTo(byName);
        assertThat(sample.open(GET, Map.of("order_id", gid.substring(gid.lastIndexOf('/') + 1))))
                .isEqualTo(byName);
    }

    @Test
    void get_linesAndAmounts_addUp() {
        Map<String, Object> order = sample.open(GET, Map.of("order_id", "#1042", "response_format", "detailed"));

        BigDecimal lines = SampleTools.rows(order, "lines").stream()
                .map(line -> new BigDecimal(line.get("unit_price").toString())
                        .multiply(BigDecimal.valueOf((Integer) line.get("ordered"))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(new BigDecimal(order.get("total").toString())).isEqualByComparingTo(lines);
        assertThat((List<?>) order.get("payments"))
                .singleElement()
                .isEqualTo(order.get("processed_at") + " sale " + order.get("total") + " USD success manual");
    }

    @Test
    void get_concise_leavesDetailsOut() {
        assertThat(sample.open(GET, Map.of("order_id", "#1042")).keySet())
                .doesNotContain("payments", "total", "email")
                .contains("lines", "current_total", "shipments");
    }

    @Test
    void get_notForPersonalData_masksWhoItIs() {
        Map<String, Object> arguments = Map.of("order_id", "#1042", "response_format", "detailed");
        Map<String, Object> shown = sample.open(GET, arguments);
        Map<String, Object> masked = sample.answer(GET, arguments);

        assertThat(shown.get("email").toString()).contains("@");
        assertThat(masked).containsEntry("email", JsonForm.MASK).containsEntry("customer_name", JsonForm.MASK);
        assertThat(masked.toString()).doesNotContain("@example.com");
        assertThat(new HashSet<>(masked.keySet())).isEqualTo(shown.keySet());
    }

    @Test
    void get_noSuchOrder_saysHowToFindIt() {
        assertThat(sample.refusal(GET, Map.of("order_id", "#9999")))
                .contains("the shop has no order '#9999'; look for it with shopify_order_search");
        assertThat(sample.refusal(GET, Map.of("order_id", "999999999999"))).contains("no order '999999999999'");
        assertThat(sample.call(GET, Map.of("order_id", "#9999")).structured()).containsEntry("code", "not_found");
        assertThat(sample.refusal(GET, Map.of("order_id", "gid://shopify/Product/1")))
                .contains("order_id must be an id such as gid://shopify/Order/1");
        assertThat(sample.refusal(GET, Map.of())).contains("order_id is missing");
    }
}
