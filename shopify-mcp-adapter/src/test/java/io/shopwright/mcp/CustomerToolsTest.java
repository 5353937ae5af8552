package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers of the sample shop: 40, who all bought. */
class CustomerToolsTest {
    private static final String SEARCH = "shopify_customer_search";
    private static final String GET = "shopify_customer_get";

    private static SampleTools sample;

    @BeforeAll
    static void open() {
        sample = SampleTools.open();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @Test
    void search_pages_giveEveryCustomerOnce() {
        List<Map<String, Object>> all = sample.walk(SEARCH, Map.of(), "customers", 15);

        assertThat(all).hasSize(40).extracting(row -> row.get("customer_id")).doesNotHaveDuplicates();
        assertThat(all.stream().mapToInt(row -> (Integer) row.get("orders")).sum())
                .isEqualTo(300);
        assertThat(sample.answer(SEARCH, Map.of())).containsEntry("found", 40);
    }

    @Test
    void search_leastOrdersAndSpending_leaveOthersOut() {
        List<Map<String, Object>> all = sample.walk(SEARCH, Map.of(), "customers", 40);
        List<Map<String, Object>> regulars = sample.walk(SEARCH, Map.of("min_orders", 10), "customers", 40);
        List<Map<String, Object>> spenders = sample.walk(SEARCH, Map.of("min_spent", 500.5), "customers", 40);

        assertThat(regulars)
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(row -> (Integer) row.get("orders") >= 10)
                        .toList());
        assertThat(spenders)
                .isNotEmpty()
                .containsExactlyElementsOf(all.stream()
                        .filter(row ->
                                new BigDecimal(row.get("spent").toString()).compareTo(new BigDecimal("500.5")) >= 0)
                        .toList());
    }

    @Test
    void search_notForPersonalData_masksButFinds() {
        Map<String, Object> someone = SampleTools.rows(sample.open(SEARCH, Map.of("limit", 1)), "customers")
                .get(0);

        Map<String, Object> found = SampleTools.rows(
                        sample.answer(SEARCH, Map.of("query", someone.get("email"))), "customers")
                .get(0);

        assertThat(found)
                .containsEntry("customer_id", someone.get("customer_id"))
                .containsEntry("name", JsonForm.MASK)
                .containsEntry("email", JsonForm.MASK);
    }

    @Test
    void get_byMailAndId_isTheSame() {
        Map<String, Object> someone = SampleTools.rows(sample.open(SEARCH, Map.of("limit", 1)), "customers")
                .get(0);

        Map<String, Object> customer = sample.open(GET, Map.of("customer_id", someone.get("customer_id")));

        assertThat(sample.open(GET, Map.of("customer_id", someone.get("email"))))
                .isEqualTo(customer);
        assertThat(customer)
                .containsEntry("name", someone.get("name"))
                .containsEntry("orders", someone.get("orders"))
                .containsEntry("spent", someone.get("spent"));
        assertThat(SampleTools.rows(customer, "latest_orders"))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(5)
                .extracting(row -> row.get("processed_at").toString())
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void get_notForPersonalData_showsNoTraceOfTheName() {
        Map<String, Object> someone = SampleTools.rows(sample.open(SEARCH, Map.of("limit", 1)), "customers")
                .get(0);

        ToolResult masked = sample.call(GET, Map.of("customer_id", someone.get("customer_id")));

        assertThat(masked.error()).isFalse();
        assertThat(masked.text())
                .doesNotContain("@")
                .doesNotContain(someone.get("name").toString())
                .contains("\"orders\"");
    }

    @Test
    void get_noSuchCustomer_saysHowToFindOne() {
        assertThat(sample.refusal(GET, Map.of("customer_id", "nobody@example.com")))
                .contains("the shop has no customer 'nobody@example.com'; look for it with shopify_customer_search");
        assertThat(sample.refusal(GET, Map.of("customer_id", "ada"))).contains("customer_id must be an id such as");
    }

    @Test
    void search_emptyShop_findsNobody() {
        try (SampleTools empty = SampleTools.empty()) {
            assertThat(empty.answer(SEARCH, Map.of())).containsEntry("found", 0).containsEntry("returned", 0);
        }
    }

    @Test
    void search_tokenWithoutCustomers_namesTheScope() {
        assertThat(sample.tools(SampleTools.PRODUCTS_ONLY)
                        .call(ToolCall.of(SEARCH, Map.of()))
                        .text())
                .contains("read_customers");
    }
}
