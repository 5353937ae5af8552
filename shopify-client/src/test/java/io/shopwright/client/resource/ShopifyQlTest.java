package io.shopwright.client.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.ShopifyException;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as shops were seen to give them. */
class ShopifyQlTest {
    private static final String COLUMNS =
            "\"columns\":[{\"name\":\"day\",\"displayName\":\"Day\",\"dataType\":\"DAY_TIMESTAMP\",\"subType\":null},"
                    + "{\"name\":\"total_sales\",\"displayName\":\"Total sales\",\"dataType\":\"MONEY\",\"subType\":null},"
                    + "{\"name\":\"orders\",\"displayName\":\"Orders\",\"dataType\":\"INTEGER\",\"subType\":null}]";

    private final MockWebServer server = new MockWebServer();

    /** A row of the report. */
    record Day(LocalDate day, BigDecimal totalSales, int orders) {}

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Shop shop() {
        return Shop.open(ShopConfig.at(server.url("/").uri(), "shpat_none"));
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private void answerTable(String rows) {
        answer("{\"data\":{\"shopifyqlQuery\":{\"tableData\":{" + COLUMNS + ",\"rows\":" + rows
                + "},\"parseErrors\":[]}}}");
    }

    @Test
    void rowsOfText_becomeRecords() {
        answerTable("[{\"day\":\"2026-10-01\",\"total_sales\":\"1204.50\",\"orders\":\"17\"}]");

        try (Shop shop = shop()) {
            List<Day> days = new ShopifyQl(shop)
                    .table("FROM sales SHOW total_sales, orders TIMESERIES day")
                    .as(Day.class);

            assertThat(days).containsExactly(new Day(LocalDate.of(2026, 10, 1), new BigDecimal("1204.50"), 17));
        }
    }

    @Test
    void positionalRows_andNulls_areReadByColumn() {
        answerTable("[[\"2026-10-01\",null,\"0\"]]");

        try (Shop shop = shop()) {
            ShopifyQl.Table table = new ShopifyQl(shop).table("FROM sales SHOW total_sales, orders TIMESERIES day");

            assertThat(table.rows()).hasSize(1);
            assertThat(table.rows().get(0)).containsEntry("orders", "0").containsEntry("total_sales", null);
            assertThatThrownBy(() -> table.as(Day.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Day.totalSales: the report has no value");
        }
    }

    @Test
    void parseErrors_areAnException() {
        answer("{\"data\":{\"shopifyqlQuery\":{\"tableData\":null,"
                + "\"parseErrors\":[\"Column Not Found: Column 'total_revenue' not found\"]}}}");

        try (Shop shop = shop()) {
            assertThatThrownBy(() -> new ShopifyQl(shop).table("FROM sales SHOW total_revenue"))
                    .isInstanceOf(ShopifyException.Invalid.class)
                    .hasMessageContaining("Column 'total_revenue' not found");
        }
    }

    @Test
    void usedUpAllowance_isWaitedForUntilItComesBack() {
        Instant reset = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
        answer(throttled(reset));
        answerTable("[]");

        try (Shop shop = shop()) {
            assertThat(new ShopifyQl(shop).table("FROM sales SHOW orders").rows())
                    .isEmpty();
            assertThat(server.getRequestCount()).isEqualTo(2);
            assertThat(Instant.now()).isAfterOrEqualTo(reset);
        }
    }

    @Test
    void usedUpAllowance_beyondTheDeadline_saysHowLong() {
        answer(throttled(Instant.now().plusSeconds(40)));

        try (Shop shop = shop()) {
            assertThatThrownBy(() -> new ShopifyQl(shop)
                            .query("FROM sales SHOW orders")
                            .within(Duration.ofSeconds(5))
                            .get())
                    .isInstanceOf(ShopifyException.Throttled.class)
                    .hasMessageContaining("Rate limited");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    private static String throttled(Instant reset) {
        return "{\"data\":{\"shopifyqlQuery\":null},\"errors\":[{\"message\":\"Rate limited. Please retry later.\","
                + "\"path\":[\"shopifyqlQuery\"],\"extensions\":{\"code\":\"THROTTLED\",\"cost\":{"
                + "\"requestedQueryCost\":259,\"maximumAvailable\":1000,\"currentlyAvailable\":0,\"windowResetAt\":\""
                + reset + "\"}}}]}";
    }
}
