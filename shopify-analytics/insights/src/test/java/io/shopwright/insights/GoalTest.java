package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.schema.ApiVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The targets of a shop, in the Admin API's own JSON. */
class GoalTest {
    private static final Period MARCH = new Period(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void of_readsTheTargetsOfTheAdmin() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"data\":{\"analyticsTargets\":{\"nodes\":[{\"name\":\"March\",\"metric\":\"net_sales\","
                        + "\"startDate\":\"2026-03-01\",\"endDate\":\"2026-03-31\",\"expectedValue\":\"12000.50\","
                        + "\"filters\":null,\"fromTheFuture\":1},{\"name\":\"Web\",\"metric\":\"orders\","
                        + "\"startDate\":\"2026-03-01\",\"endDate\":\"2026-03-31\",\"expectedValue\":\"300\","
                        + "\"filters\":\"sales_channel = 'web'\"}],"
                        + "\"pageInfo\":{\"hasNextPage\":false,\"endCursor\":null}}}}")
                .build());
        try (Shop shop = Shop.open(ShopConfig.at(server.url("/").uri(), "t"))) {
            assertThat(Goal.of(shop))
                    .containsExactly(
                            new Goal("March", "net_sales", MARCH, new BigDecimal("12000.50"), ""),
                            new Goal("Web", "orders", MARCH, new BigDecimal("300"), "sales_channel = 'web'"));
        }
        assertThat(server.takeRequest().getBody().utf8()).contains("analyticsTargets");
    }

    /** The schema of 2026-07 knows no targets; nothing is asked. */
    @Test
    void of_beforeTheVersionWithTargets_isEmpty() {
        ShopConfig config = ShopConfig.at(server.url("/").uri(), "t").apiVersion(ApiVersion.of("2026-07"));
        try (Shop shop = Shop.open(config)) {
            assertThat(Goal.of(shop)).isEmpty();
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void goalsThatCannotBeFollowed_sayWhy() {
        Goal filtered = new Goal("Web", "orders", MARCH, BigDecimal.ONE, "sales_channel = 'web'");
        Goal unknown = new Goal("Visits", "sessions", MARCH, BigDecimal.ONE, "");
        Goal early = Goal.netSales("March", MARCH, BigDecimal.ONE);

        assertThat(filtered.obstacle(MARCH.from()))
                .contains("Goal 'Web' counts some sales only (sales_channel = 'web'), which cannot be followed.");
        assertThat(unknown.obstacle(MARCH.from()).orElseThrow())
                .startsWith("Goal 'Visits' is about sessions; only [average_order_value, gross_sales, net_sales,");
        assertThat(early.obstacle(MARCH.from())).isEmpty();
        assertThat(early.obstacle(MARCH.from().plusDays(1)))
                .contains("Goal 'March' began on 2026-03-01, but only sales since 2026-03-02 were read.");
    }
}
