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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every tool that asks the insights over a year of orders, about as many as the property {@code shopwright.orders} says,
 * 10,000 unless it is set: no answer is too large for a model, the rows are whole, and it says what it rests on.
 */
class InsightVolumeTest {
    private static final int ORDERS = Integer.getInteger("shopwright.orders", 10_000);
    private static final int PRODUCTS = 40;
    private static final int DAYS = 365;
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/Toronto");
    private static final String ALL_ORDERS = "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";
    private static final String RECENT_ORDERS = "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";

    private static final String[] READS = {
        "read_orders", "read_customers", "read_products", "read_inventory", "read_locations", "read_reports"
    };

    /** The list of each tool, and with it the tools. */
    private static final Map<String, String> LISTS = Map.ofEntries(
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

    /** Tools that read each order of their period, and nothing else that they count. */
    private static final Set<String> ORDER_READERS = Set.of(
            "shopify_customer_churn",
            "shopify_customer_segments",
            "shopify_customer_cohorts",
            "shopify_channel_report",
            "shopify_channel_attribution",
            "shopify_budget_allocation",
            "shopify_product_recommendations",
            "shopify_price_elasticity");

    /** Tools that read more besides: the period before, or other rows. */
    private static final Set<String> MORE_READERS = Set.of("shopify_store_analytics", "shopify_executive_dashboard");

    /** Tools whose answer is whole without old orders: of the last 30 days, or from the shop's reports. */
    private static final Set<String> NEEDS_RECENT =
            Set.of("shopify_channel_report", "shopify_channel_attribution", "shopify_sales_forecast");

    private static SimulatedShop simulated;
    private static Shop shop;
    private static Gid product;

    /** The day of every order, in the shop's time zone. */
    private static List<LocalDate> days;

    @BeforeAll
    static void open() {
        simulated = SimulatedShop.builder()
                .plan(Plan.PLUS)
                .timeZone(ZONE)
                .currency(Currency.getInstance("CAD"))
                .clock(Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), NOW)))
                .accessToken(ALL_ORDERS, scopes("read_all_orders"))
                .accessToken(RECENT_ORDERS, READS)
                .start();
        simulated.load(sales());
        shop = Shop.open(ShopConfig.at(simulated.endpoint(), ALL_ORDERS));
        product = shop.connection("products", Reference.class)
                .with("query", "title:'Good 1'")
                .iterator()
                .next()
                .id();
        days = shop.connection("orders", Sold.class).readAhead().stream()
                .map(order -> order.processedAt().atZone(ZONE).toLocalDate())
                .toList();
    }

    record Sold(Instant processedAt) {}

    private static String[] scopes(String... more) {
        return Stream.concat(Stream.of(READS), Stream.of(more)).toArray(String[]::new);
    }

    @AfterAll
    static void close() {
        shop.close();
        simulated.close();
    }

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

    private static Map<String, Object> arguments(ToolDefinition tool) {
        Map<String, Map<String, Object>> more = Map.of(
                "shopify_sales_forecast", Map.of("step", "day", "days_ahead", 366),
                "shopify_customer_segments", Map.of("group", "dormant"),
                "shopify_price_elasticity", Map.of("product_id", product.toString(), "unit_cost", 4),
                "shopify_customer_cohorts", Map.of("cohort", "week"));
        Map<String, Object> arguments = new HashMap<>(more.getOrDefault(tool.name(), Map.of()));
        if (tool.inputSchemaJson().contains("\"limit\"")) {
            arguments.put("limit", 100);
        }
        return arguments;
    }

    private static List<ToolDefinition> analyses(ShopifyTools tools) {
        return tools.definitions().stream()
                .filter(tool -> LISTS.containsKey(tool.name()))
                .toList();
    }

    @Test
    void answers_ofAYearOfOrders_areWholeAndFitAndSayWhatTheyRestOn() {
        ShopifyTools tools = ShopifyTools.of(shop, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(analyses(tools)).hasSameSizeAs(LISTS.keySet());
        for (ToolDefinition tool : analyses(tools)) {
            walk(tools, tool, arguments(tool), LISTS.get(tool.name()));
        }
    }

    /** What an answer of all orders says of itself. */
    private static void restsOnAllOrders(String tool, Map<String, Object> answer) {
        Map<?, ?> basis = (Map<?, ?>) answer.get("basis");
        assertThat(basis.get("currency")).as(tool).isEqualTo("CAD");
        assertThat(basis.get("time_zone")).as(tool).isEqualTo(ZONE.getId());
        LocalDate first = LocalDate.parse((String) basis.get("first_day"));
        LocalDate last = LocalDate.parse((String) basis.get("last_day"));
        assertThat(last).as(tool).isEqualTo(END);
        assertThat(first).as(tool).isBetween(END.minusDays(DAYS), END.minusDays(29));
        long orders = days.stream()
                .filter(day -> !day.isBefore(first) && !day.isAfter(last))
                .count();
        long read = (Long) basis.get("rows_read");
        if (ORDER_READERS.contains(tool)) {
            assertThat(read).as(tool).isEqualTo(orders);
        } else if (MORE_READERS.contains(tool)) {
            assertThat(read).as(tool).isGreaterThan(orders);
        } else {
            assertThat(read).as(tool).isEqualTo(ChronoUnit.DAYS.between(first, last) + 1);
        }
        assertThat(answer.get("complete")).as(tool).isEqualTo(((List<?>) answer.get("missing")).isEmpty());
        assertThat(answer.get("missing").toString()).as(tool).doesNotContain("lacks read_");
    }

    @Test
    void answers_ofATokenForRecentOrders_sayWhatIsCutAndWhichScopeIsLacking() {
        try (Shop recent = Shop.open(ShopConfig.at(simulated.endpoint(), RECENT_ORDERS))) {
            ShopifyTools tools = ShopifyTools.of(recent, Clock.fixed(NOW, ZoneOffset.UTC));
            for (ToolDefinition tool : analyses(tools)) {
                ToolResult result =
                        tools.call(ToolCall.of(tool.name(), arguments(tool)).within(Duration.ofMinutes(5)));

                assertThat(result.error()).as(result.text()).isFalse();
                if (NEEDS_RECENT.contains(tool.name())) {
                    restsOnAllOrders(tool.name(), result.structured());
                    continue;
                }
                assertThat(result.structured()).as(tool.name()).containsEntry("complete", false);
                assertThat(result.structured().get("missing").toString())
                        .as(tool.name())
                        .contains("lacks read_all_orders");
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
            restsOnAllOrders(tool.name(), page);
            List<?> here = (List<?>) page.get(list);
            assertThat(page.getOrDefault("returned", here.size())).isEqualTo(here.size());
            rows.addAll(here);
            count += here.size();
            arguments.put("cursor", page.get("next_cursor"));
        } while (Boolean.TRUE.equals(page.get("has_more")));
        assertThat(rows).as(tool.name()).hasSize(count);
    }
}
