package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Reference;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SimulatedShop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every tool that asks the insights over a year of orders, about as many as the property {@code shopwright.orders} says,
 * 1,000 unless it is set: no answer is too large for a model, and the rows are whole.
 */
class InsightVolumeTest {
    private static final int ORDERS = Integer.getInteger("shopwright.orders", 1_000);
    private static final int PRODUCTS = 40;
    private static final int DAYS = 365;
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private static GeneratedSales sales() {
        double mean = 0;
        for (int product = 1; product <= PRODUCTS; product++) {
            mean += 1.0 / product;
        }
        return GeneratedSales.builder(17, END)
                .days(DAYS)
                .products(PRODUCTS)
                .dailyUnits(ORDERS / (mean * DAYS))
                .trend(0)
                .season(0, 1)
                .promotion(END.minusDays(90), END.minusDays(77), 0.3)
                .promotion(END.minusDays(250), END.minusDays(229), 0.2)
                .generate();
    }

    @Test
    void answers_ofAYearOfOrders_areWholeAndFit() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .plan(Plan.PLUS)
                        .clock(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW)))
                        .start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(sales());
            ShopifyTools tools = ShopifyTools.of(shop, Clock.fixed(NOW, ZoneOffset.UTC));
            Gid product = shop.connection("products", Reference.class)
                    .with("query", "title:'Good 1'")
                    .iterator()
                    .next()
                    .id();
            Map<String, String> lists = Map.ofEntries(
                    Map.entry("shopify_store_analytics", "products"),
                    Map.entry("shopify_executive_dashboard", "figures"),
                    Map.entry("shopify_sales_forecast", "steps"),
                    Map.entry("shopify_customer_churn", "win_back"),
                    Map.entry("shopify_customer_segments", "customers"),
                    Map.entry("shopify_customer_cohorts", "cohorts"),
                    Map.entry("shopify_channel_report", "channels"),
                    Map.entry("shopify_channel_attribution", "channels"),
                    Map.entry("shopify_budget_allocation", "channels"),
                    Map.entry("shopify_product_recommendations", "recommended"),
                    Map.entry("shopify_price_elasticity", "notes"));
            Map<String, Map<String, Object>> more = Map.of(
                    "shopify_sales_forecast", Map.of("step", "day", "days_ahead", 366),
                    "shopify_customer_segments", Map.of("group", "dormant"),
                    "shopify_price_elasticity", Map.of("product_id", product.toString(), "unit_cost", 4),
                    "shopify_customer_cohorts", Map.of("cohort", "week"));
            for (String name : lists.keySet().stream().sorted().toList()) {
                ToolDefinition tool = tools.definitions().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                Map<String, Object> arguments = new HashMap<>(more.getOrDefault(name, Map.of()));
                boolean paged = tool.inputSchemaJson().contains("\"limit\"");
                if (paged) {
                    arguments.put("limit", 100);
                }
                walk(tools, tool, arguments, lists.get(name));
            }
        }
    }

    private static void walk(ShopifyTools tools, ToolDefinition tool, Map<String, Object> arguments, String list) {
        Set<Object> rows = new HashSet<>();
        int count = 0;
        Map<String, Object> page;
        do {
            ToolResult result = tools.call(ToolCall.of(tool.name(), arguments).within(Duration.ofMinutes(5)));
            page = result.structured();
            assertThat(result.error()).as(tool.name() + ": " + result.text()).isFalse();
            assertThat(Json.violations(tool.outputSchemaJson(), result.text())).isEmpty();
            assertThat(Size.tokens(result.text())).as(tool.name()).isLessThanOrEqualTo(10_000);
            assertThat(result.text()).hasSizeLessThanOrEqualTo(40_000);
            List<?> here = (List<?>) page.get(list);
            assertThat(page.getOrDefault("returned", here.size())).isEqualTo(here.size());
            rows.addAll(here);
            count += here.size();
            arguments.put("cursor", page.get("next_cursor"));
        } while (Boolean.TRUE.equals(page.get("has_more")));
        assertThat(rows).as(tool.name()).hasSize(count);
    }
}
