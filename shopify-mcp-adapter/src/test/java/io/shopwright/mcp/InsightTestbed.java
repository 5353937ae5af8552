package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Reference;
import io.shopwright.insights.RateSource;
import io.shopwright.insights.SalesMonitor;
import io.shopwright.insights.SeveralStores.Store;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A simulated shop of the sample sales and of two goods with promotions, and all tools that ask the insights. */
abstract class InsightTestbed {
    static final LocalDate END = LocalDate.of(2026, 6, 30);
    static final Clock JULY_FIRST = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
    static final int WEEKS = 12;

    static final String[] SCOPES = {
        "read_orders", "read_all_orders", "read_customers", "read_products", "read_inventory", "read_reports"
    };

    static SimulatedShop simulated;
    static Shop shop;
    static SalesMonitor monitor;
    static ShopifyTools tools;
    static Gid good;

    /** The same day for a shop, whose points must come back as time goes on. */
    static Clock shopClock() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), JULY_FIRST.instant()));
    }

    static ShopifyTools tools(Shop of, SalesMonitor watching) {
        return ShopifyTools.of(of, JULY_FIRST)
                .with(watching)
                .with(List.of(new Store("First", of), new Store("Second", of)), "USD", RateSource.NONE);
    }

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.builder()
                .plan(Plan.PLUS)
                .clock(shopClock())
                .accessToken("all", SCOPES)
                .accessToken("few", "read_orders")
                .start();
        simulated.load(SampleShop.until(END));
        GeneratedSales.Builder sales = GeneratedSales.builder(23, END)
                .days(7 * WEEKS)
                .products(2)
                .dailyUnits(3)
                .trend(0)
                .season(0, 1);
        for (int week = 1; week < WEEKS; week += 3) {
            LocalDate from = END.minusDays(7L * (WEEKS - week) - 1);
            sales.promotion(from, from.plusDays(6), 0.4);
        }
        simulated.load(sales.generate());
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), "all"));
        monitor = SalesMonitor.start(shop, SalesMonitor.Question.of(List.of()), alert -> {}, JULY_FIRST.instant());
        tools = tools(shop, monitor);
        good = shop.connection("products", Reference.class)
                .with("query", "title:'Good 1'")
                .iterator()
                .next()
                .id();
    }

    @AfterAll
    static void close() {
        monitor.close();
        shop.close();
        simulated.close();
    }

    /** What each tool is called with at least. */
    static Map<String, Map<String, Object>> least() {
        Map<String, Map<String, Object>> calls = new HashMap<>();
        for (String name : List.of(
                "store_analytics",
                "executive_dashboard",
                "sales_forecast",
                "sales_monitor",
                "store_comparison",
                "customer_churn",
                "customer_segments",
                "customer_cohorts",
                "channel_report",
                "channel_attribution",
                "budget_allocation",
                "product_recommendations")) {
            calls.put("shopify_" + name, Map.of());
        }
        calls.put("shopify_price_elasticity", Map.of("product_id", "1"));
        calls.put(
                "shopify_experiment_evaluation",
                Map.of("control_units", 80, "control_value", 48, "treatment_units", 70, "treatment_value", 56));
        return calls;
    }

    static Stream<String> names() {
        return least().keySet().stream().sorted();
    }

    static Map<String, Object> arguments(String name) {
        return name.equals("shopify_price_elasticity") ? Map.of("product_id", good.toString()) : least().get(name);
    }

    static ToolDefinition definition(String name) {
        return tools.definitions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Map<String, Object> answer(String name, Map<String, Object> arguments) {
        ToolResult result = tools.call(ToolCall.of(name, arguments));
        assertThat(result.error()).as(result.text()).isFalse();
        assertThat(Json.violations(definition(name).outputSchemaJson(), result.text()))
                .isEmpty();
        return result.structured();
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(Map<String, Object> answer, String member) {
        return (List<Map<String, Object>>) answer.get(member);
    }

    static BigDecimal decimal(Object value) {
        return new BigDecimal((String) value);
    }
}
