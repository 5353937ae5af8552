package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyqlTest {
    private static final String QUERY = "query ($q: String!) { shopifyqlQuery(query: $q) { tableData { columns { name"
            + " displayName dataType } rows } parseErrors } }";

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-06-30T20:00:00Z"));
    private final SimulatedShop shop = SimulatedShop.builder().clock(clock).start();
    private final Api api = Api.of(shop);

    @BeforeEach
    void fill() {
        shop.load(SampleShop.until(LocalDate.of(2026, 6, 30)));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode ask(String query) {
        return api.query(QUERY, Map.of("q", query));
    }

    private JsonNode rows(String query) {
        JsonNode answer = ask(query);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.at("/data/shopifyqlQuery/tableData/rows");
    }

    private static BigDecimal sum(JsonNode rows, String metric) {
        return rows.findValuesAsText(metric).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the orders themselves show, added up by the test. */
    @Test
    void sales_areThoseOfTheOrders() {
        BigDecimal totals = BigDecimal.ZERO;
        BigDecimal refunds = BigDecimal.ZERO;
        String after = "";
        int count = 0;
        while (after != null) {
            JsonNode page = api.data(
                            "query ($after: String) { orders(first: 150, after: $after) { nodes { totalPriceSet { shopMoney {"
                                    + " amount } } totalRefundedSet { shopMoney { amount } } } pageInfo { hasNextPage"
                                    + " endCursor } } }",
                            after.isEmpty() ? Map.of() : Map.of("after", after))
                    .path("orders");
            for (JsonNode order : page.path("nodes")) {
                count++;
                totals = totals.add(new BigDecimal(
                        order.at("/totalPriceSet/shopMoney/amount").asText()));
                refunds = refunds.add(new BigDecimal(
                        order.at("/totalRefundedSet/shopMoney/amount").asText()));
            }
            after = page.at("/pageInfo/hasNextPage").booleanValue()
                    ? page.at("/pageInfo/endCursor").asText()
                    : null;
        }
        JsonNode row = rows("FROM sales SHOW gross_sales, returns, net_sales, orders SINCE -2y UNTIL today")
                .get(0);

        assertThat(new BigDecimal(row.path("gross_sales").asText())).isEqualByComparingTo(totals);
        assertThat(new BigDecimal(row.path("returns").asText())).isEqualByComparingTo(refunds.negate());
        assertThat(new BigDecimal(row.path("net_sales").asText())).isEqualByComparingTo(totals.subtract(refunds));
        assertThat(row.path("orders").asText()).isEqualTo(String.valueOf(count));
    }

    @Test
    void groupsAndSeries_addUpToTheWhole() {
        BigDecimal whole = sum(rows("FROM sales SHOW total_sales SINCE 2026-01-01 UNTIL 2026-06-30"), "total_sales");
        JsonNode months = rows("FROM sales SHOW total_sales TIMESERIES month SINCE 2026-01-01 UNTIL 2026-06-30");
        JsonNode products =
                rows("FROM sales SHOW total_sales GROUP BY product_title SINCE 2026-01-01 UNTIL 2026-06-30");
        JsonNode top = rows("FROM sales SHOW total_sales, quantity_ordered GROUP BY product_title SINCE 2026-01-01"
                + " UNTIL 2026-06-30 ORDER BY total_sales DESC LIMIT 2");
        String title = top.at("/0/product_title").asText();

        assertThat(months.findValuesAsText("month"))
                .containsExactly("2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01", "2026-06-01");
        assertThat(sum(months, "total_sales")).isEqualByComparingTo(whole);
        assertThat(sum(products, "total_sales")).isEqualByComparingTo(whole);
        assertThat(top).hasSize(2);
        assertThat(sum(
                        rows("FROM sales SHOW total_sales WHERE product_title = '" + title
                                + "' SINCE 2026-01-01 UNTIL 2026-06-30"),
                        "total_sales"))
                .isEqualByComparingTo(top.at("/0/total_sales").asText());
    }

    @Test
    void column_thatIsUnknown_isAParseError() {
        JsonNode answer = ask("FROM sales SHOW total_revenue").at("/data/shopifyqlQuery");

        // The wording was recorded; FACTS.
        assertThat(answer.at("/parseErrors/0").asText())
                .isEqualTo("Column Not Found: Column 'total_revenue' not found");
        assertThat(answer.path("tableData").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHOW total_sales | Syntax Error: a query needs FROM and SHOW",
                "FROM sales SHOW total_sales SINCE soon | Syntax Error: unexpected 'soon'",
                "FROM sales SHOW total_sales LIMIT | Syntax Error: nothing after LIMIT",
                "FROM sales SHOW total_sales GROUP product_title | Syntax Error: unexpected 'product_title'"
            })
    void query_thatIsWrong_isAParseError(String query, String error) {
        assertThat(ask(query).at("/data/shopifyqlQuery/parseErrors/0").asText()).isEqualTo(error);
    }

    @Test
    void tablesOfWhatIsNotHere_areNotSimulated() {
        assertThat(ask("FROM web_performance SHOW sessions")
                        .at("/errors/0/message")
                        .asText())
                .isEqualTo("not simulated: shopifyqlQuery(FROM web_performance)");
    }

    @Test
    void window_isSpentAndComesBackWithTheMinute() {
        String wide = "FROM sales SHOW total_sales GROUP BY product_title, product_variant_sku, day SINCE -9y";
        JsonNode first = ask(wide);
        int cost = first.at("/extensions/shopifyqlCost/requestedQueryCost").intValue();

        assertThat(first.at("/extensions/cost/requestedQueryCost").intValue()).isEqualTo(3);
        assertThat(first.at("/extensions/shopifyqlCost/currentlyAvailable").intValue())
                .isEqualTo(1000 - cost);
        ask(wide);
        JsonNode refused = ask(wide);
        assertThat(refused.at("/data/shopifyqlQuery").isNull()).isTrue();
        assertThat(refused.at("/errors/0/message").asText()).isEqualTo("Rate limited. Please retry later.");
        assertThat(refused.at("/errors/0/extensions/code").asText()).isEqualTo("THROTTLED");
        assertThat(refused.at("/errors/0/extensions/cost/windowResetAt").asText())
                .isEqualTo("2026-06-30T20:01:00+00:00");
        assertThat(refused.at("/errors/0/extensions/cost/maximumAvailable").intValue())
                .isEqualTo(1000);
        clock.advance(Duration.ofMinutes(1));
        assertThat(ask(wide).has("errors")).isFalse();
    }

    /** Sums of the log's own lines. */
    @Test
    void sessions_areThoseOfTheLog() {
        shop.load(SessionLog.parse("""
                day,referrer_source,sessions,with_cart,reached_checkout,completed_checkout
                2024-06-01,search,100,20,10,4
                2024-06-02,search,50,10,6,1
                2024-06-02,direct,250,30,20,5
                2024-05-31,direct,999,99,9,9
                """));
        String metrics = "FROM sessions SHOW sessions, sessions_with_cart_additions,"
                + " sessions_that_completed_checkout, conversion_rate WHERE human_or_bot_session = 'human'";

        JsonNode all = rows(metrics + " SINCE 2024-06-01 UNTIL 2024-06-30").get(0);
        JsonNode sources = rows(metrics + " GROUP BY referrer_source SINCE 2024-06-01 UNTIL 2024-06-30");

        assertThat(all.path("sessions").asText()).isEqualTo("400");
        assertThat(all.path("sessions_with_cart_additions").asText()).isEqualTo("60");
        assertThat(all.path("conversion_rate").asText()).isEqualTo("0.025");
        assertThat(sources.findValuesAsText("referrer_source")).containsExactly("direct", "search");
        assertThat(sources.findValuesAsText("sessions_that_completed_checkout")).containsExactly("5", "5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-31,search,1,1,1,1|line 2: day must be a date such as 2026-06-30: 2026-06-31,search,1,1,1,1",
                "2026-06-30,search,1,2,1,1|line 2: with_cart must be from 0 to the number before it: 2026-06-30,search,1,2,1,1",
                "2026-06-30,search,1|line 2: a row must have 6 fields as the header has: 2026-06-30,search,1"
            })
    void sessionLogWithABadLine_isRefusedNamingIt(String line, String message) {
        String header = "day,referrer_source,sessions,with_cart,reached_checkout,completed_checkout";

        assertThatThrownBy(() -> SessionLog.parse(header + "\n" + line)).hasMessage(message);
    }
}
