package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Reference;
import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.CustomerCohorts;
import io.shopwright.insights.CustomerLifecycle;
import io.shopwright.insights.ExecutiveDashboard.Sources;
import io.shopwright.insights.Period;
import io.shopwright.insights.RateSource;
import io.shopwright.insights.SalesForecast;
import io.shopwright.insights.SalesMonitor;
import io.shopwright.insights.SeveralStores.Store;
import io.shopwright.insights.StoreAnalytics;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tools that ask the insights, on a simulated shop, over HTTP: what they say is what the insights found. */
class InsightToolsTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final Period JUNE = new Period(LocalDate.of(2026, 6, 1), END);
    private static final Clock JULY_FIRST = Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);
    private static final int WEEKS = 12;

    private static final String[] SCOPES = {
        "read_orders", "read_all_orders", "read_customers", "read_products", "read_inventory", "read_reports"
    };

    private static SimulatedShop simulated;
    private static Shop shop;
    private static SalesMonitor monitor;
    private static ShopifyTools tools;
    private static Gid good;

    /** The same day for a shop, whose points must come back as time goes on. */
    private static Clock shopClock() {
        return Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), JULY_FIRST.instant()));
    }

    private static ShopifyTools tools(Shop of, SalesMonitor watching) {
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
    private static Map<String, Map<String, Object>> least() {
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

    private static Map<String, Object> arguments(String name) {
        return name.equals("shopify_price_elasticity") ? Map.of("product_id", good.toString()) : least().get(name);
    }

    private static ToolDefinition definition(String name) {
        return tools.definitions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> answer(String name, Map<String, Object> arguments) {
        ToolResult result = tools.call(ToolCall.of(name, arguments));
        assertThat(result.error()).as(result.text()).isFalse();
        assertThat(Json.violations(definition(name).outputSchemaJson(), result.text()))
                .isEmpty();
        return result.structured();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> answer, String member) {
        return (List<Map<String, Object>>) answer.get(member);
    }

    private static BigDecimal decimal(Object value) {
        return new BigDecimal((String) value);
    }

    @ParameterizedTest
    @MethodSource("names")
    void answer_ofAnyTool_isCompactAndTheSameEachTime(String name) {
        Map<String, Object> first = answer(name, arguments(name));

        assertThat(Size.tokens(Json.text(first))).isLessThan(4_000);
        assertThat(first).containsKey("complete");
        assertThat(answer(name, arguments(name))).isEqualTo(first);
        assertThat(definition(name).hints()).isEqualTo(ToolHints.READ);
    }

    @ParameterizedTest
    @CsvSource({
        "shopify_store_analytics, products",
        "shopify_sales_forecast, steps",
        "shopify_customer_churn, win_back",
        "shopify_customer_cohorts, cohorts",
        "shopify_channel_attribution, channels",
        "shopify_product_recommendations, recommended",
        "shopify_store_comparison, stores"
    })
    void pages_ofAnyList_giveEachRowOnce(String name, String list) {
        List<Map<String, Object>> all = walk(name, list, 100);

        assertThat(all).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(walk(name, list, Math.max(1, all.size() / 3))).isEqualTo(all);
    }

    private static List<Map<String, Object>> walk(String name, String list, int limit) {
        List<Map<String, Object>> walked = new ArrayList<>();
        Map<String, Object> arguments = new HashMap<>(Map.of("limit", limit));
        Map<String, Object> page;
        do {
            page = answer(name, arguments);
            assertThat(rows(page, list)).hasSizeLessThanOrEqualTo(limit);
            walked.addAll(rows(page, list));
            arguments.put("cursor", page.get("next_cursor"));
        } while (Boolean.TRUE.equals(page.get("has_more")));
        assertThat(page.get("next_cursor")).isNull();
        return walked;
    }

    @Test
    void storeAnalytics_tellsFiguresAndFindingsOfTheInsight() {
        StoreAnalytics.Report report = StoreAnalytics.report(shop, StoreAnalytics.Question.of(JUNE));

        Map<String, Object> answer = answer("shopify_store_analytics", Map.of());

        assertThat(rows(answer, "figures").get(0))
                .containsEntry("name", "net sales")
                .containsEntry("unit", "USD")
                .satisfies(row -> assertThat(decimal(row.get("value")))
                        .isEqualByComparingTo(report.sales().net()))
                .satisfies(row -> assertThat(decimal(row.get("previous")))
                        .isEqualByComparingTo(report.salesBefore().net()));
        assertThat(rows(answer, "findings"))
                .extracting(row -> row.get("title"))
                .containsExactlyElementsOf(
                        report.findings().stream().map(each -> each.title()).toList());
        assertThat(rows(answer, "figures"))
                .filteredOn(row -> row.get("name").toString().startsWith("Conversion"))
                .singleElement()
                .satisfies(row -> assertThat(decimal(row.get("value")))
                        .isCloseTo(report.figures().get(0).now().orElseThrow(), within(new BigDecimal("0.00005"))))
                .satisfies(row -> assertThat(row.get("status").toString()).contains("wanted at least 0.02"));
        assertThat(answer.get("basis"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("first_day", "2026-06-01")
                .containsEntry("last_day", "2026-06-30")
                .containsEntry("time_zone", "UTC");
    }

    @Test
    void periodUntilToday_isNotComplete() {
        Map<String, Object> answer = answer("shopify_customer_cohorts", Map.of("last_day", "2026-07-01"));

        assertThat(answer).containsEntry("complete", false);
        assertThat(answer.get("missing").toString()).contains("2026-07-01 is not over");
    }

    @Test
    void dashboard_tellsAllFigures_andWhyOneIsUnknown() {
        Map<String, Object> answer = answer("shopify_executive_dashboard", Map.of("period", "last_month"));

        List<Map<String, Object>> figures = rows(answer, "figures");
        assertThat(figures).hasSize(24);
        long unknown =
                figures.stream().filter(figure -> figure.get("value") == null).count();
        assertThat(unknown).isPositive();
        assertThat(answer).containsEntry("complete", false);
        assertThat((List<?>) answer.get("alerts")).isNotEmpty();
    }

    @Test
    void customers_areThoseOfTheInsight() {
        CustomerLifecycle.Report report = CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(END));

        Map<String, Object> churn = answer("shopify_customer_churn", Map.of("limit", 5));
        assertThat(churn).containsEntry("customers", (long) report.customers().size());
        assertThat(churn).containsEntry("lost", report.churn().lost());
        assertThat(rows(churn, "win_back"))
                .extracting(row -> row.get("customer_id"))
                .containsExactlyElementsOf(report.winBack().stream()
                        .limit(5)
                        .map(customer -> customer.id().toString())
                        .toList());

        Map<String, Object> segments = answer("shopify_customer_segments", Map.of("group", "champions", "limit", 100));
        assertThat(rows(segments, "groups").stream()
                        .mapToLong(row -> (Long) row.get("customers"))
                        .sum())
                .isEqualTo(report.customers().size());
        assertThat(rows(segments, "groups").get(0)).containsEntry("group", "champions");
        assertThat((Integer) segments.get("returned")).isEqualTo(Math.toIntExact((Long)
                rows(segments, "groups").get(0).get("customers")));
        assertThat(rows(answer("shopify_customer_segments", Map.of()), "customers"))
                .isEmpty();

        CustomerCohorts.Report cohorts = CustomerCohorts.report(shop, CustomerCohorts.Question.of(END));
        Map<String, Object> months = answer("shopify_customer_cohorts", Map.of());
        assertThat(rows(months, "cohorts").get(0))
                .containsEntry("cohort", cohorts.cohorts().get(0).label())
                .containsEntry("customers", cohorts.cohorts().get(0).customers());
        assertThat(rows(months, "means").get(0)).containsEntry("retention", 1.0);
    }

    @Test
    void forecast_isThatOfTheInsight() {
        SalesForecast.Report report = SalesForecast.report(shop, SalesForecast.Question.of(END));

        Map<String, Object> answer = answer("shopify_sales_forecast", Map.of());

        assertThat(decimal(answer.get("expected")))
                .isEqualByComparingTo(report.total().orElseThrow().expected());
        assertThat(rows(answer, "steps")).hasSize(5);
        assertThat(rows(answer, "steps").get(0)).containsEntry("first_day", "2026-07-01");
        assertThat(rows(answer("shopify_sales_forecast", Map.of("step", "month", "days_ahead", 60)), "steps"))
                .extracting(row -> row.get("last_day"))
                .containsExactly("2026-07-31", "2026-08-29");
    }

    @Test
    void channels_areThoseOfTheInsight_andSpendGivesReturns() {
        ChannelReport.Report report = ChannelReport.report(shop, ChannelReport.Question.of(JUNE, AdSpendSource.NONE));

        Map<String, Object> places = answer("shopify_channel_report", Map.of());
        assertThat(places).containsEntry("complete", true);
        assertThat(decimal(rows(places, "channels").get(0).get("net_sales")))
                .isEqualByComparingTo(report.places().get(0).sales().net());
        assertThat(rows(places, "sessions")).hasSameSizeAs(report.visits().orElseThrow());

        Map<String, Object> credited = answer(
                "shopify_channel_attribution",
                Map.of("spend", "day,channel,amount\n2026-06-15,google / cpc,100\n", "margin", 0.5));
        double orders = rows(credited, "channels").stream()
                .mapToDouble(row -> (Double) row.get("orders"))
                .sum();
        assertThat(orders).isCloseTo((Long) credited.get("orders_attributed"), within(1e-3));
        Map<String, Object> google = rows(credited, "channels").stream()
                .filter(row -> row.get("channel").equals("google / cpc"))
                .findFirst()
                .orElseThrow();
        double sales = decimal(google.get("sales")).doubleValue();
        assertThat((Double) google.get("return_on_ad_spend")).isCloseTo(sales / 100, within(1e-3));
        assertThat((Double) google.get("return_on_investment")).isCloseTo(sales / 200 - 1, within(1e-3));
        assertThat(credited).containsEntry("complete", true);
    }

    /** Spend of which credited sales are a hundred times the root; more than a mean week's is divided within what was. */
    @Test
    void budget_isDividedWithinItself() {
        StringBuilder spend = new StringBuilder("day,channel,amount\n");
        for (int week = 0; week < WEEKS; week++) {
            LocalDate from = END.minusDays(7L * (WEEKS - week) - 1);
            Period days = new Period(from, from.plusDays(6));
            for (ChannelReport.Traffic traffic : ChannelReport.report(
                            shop, ChannelReport.Question.of(days, AdSpendSource.NONE))
                    .traffic()) {
                if (traffic.name().equals("google / cpc") || traffic.name().equals("instagram / social")) {
                    BigDecimal root = traffic.sales().movePointLeft(2);
                    spend.append(from)
                            .append(',')
                            .append(traffic.name())
                            .append(',')
                            .append(root.multiply(root))
                            .append('\n');
                }
            }
        }

        Map<String, Object> answer = answer(
                "shopify_budget_allocation",
                Map.of("spend", spend.toString(), "first_day", "2026-04-08", "last_day", "2026-06-30"));

        assertThat(answer.get("missing")).isEqualTo(List.of());
        double spent = rows(answer, "channels").stream()
                .mapToDouble(row -> decimal(row.get("spend")).doubleValue())
                .sum();
        assertThat(rows(answer, "channels")).hasSize(2);
        assertThat(spent).isCloseTo(decimal(answer.get("spent")).doubleValue(), within(0.02));
        assertThat(decimal(answer.get("expected_sales"))).isGreaterThanOrEqualTo(decimal(answer.get("current_sales")));
    }

    /** The law of the generated sales has an elasticity of -2. */
    @Test
    void elasticity_ofTheGeneratedLaw_isFound() {
        Map<String, Object> answer =
                answer("shopify_price_elasticity", Map.of("product_id", good.toString(), "unit_cost", "2.50"));

        assertThat(answer).containsEntry("title", "Good 1");
        assertThat(-2.0).isBetween((Double) answer.get("lower"), (Double) answer.get("upper"));
        assertThat(answer.get("lowest_price")).isEqualTo("6");
        assertThat(answer.get("highest_price")).isEqualTo("10");
        assertThat(answer.get("advice")).isNotNull();
    }

    @Test
    void recommendations_forProductAndCustomer_areOffers() {
        Map<String, Object> pairs = answer("shopify_product_recommendations", Map.of("limit", 1));
        Map<String, Object> pair = rows(pairs, "recommended").get(0);
        Map<String, Object> beside =
                answer("shopify_product_recommendations", Map.of("product_id", pair.get("with_id"), "limit", 100));
        assertThat(rows(beside, "recommended")).contains(pair);
        assertThat(rows(beside, "recommended"))
                .allSatisfy(row -> assertThat(row.get("with_id")).isEqualTo(pair.get("with_id")));

        Gid customer =
                shop.connection("customers", Reference.class).iterator().next().id();
        Map<String, Object> offers =
                answer("shopify_product_recommendations", Map.of("customer_id", customer.toString()));
        assertThat(rows(offers, "recommended"))
                .allSatisfy(row -> assertThat(row.get("with_id")).isNull());
        assertThat(answer("shopify_product_recommendations", Map.of("customer_id", 4711))
                        .get("missing")
                        .toString())
                .contains("gid://shopify/Customer/4711 bought nothing");
    }

    /** R. Newcombe (1998), table II (a): 56 of 70 against 48 of 80, method 10 gives 0.0524 to 0.3339. */
    @Test
    @SuppressWarnings("unchecked")
    void experiment_ofNewcombesExample_hasHisInterval() {
        Map<String, Object> answer =
                answer("shopify_experiment_evaluation", arguments("shopify_experiment_evaluation"));

        assertThat((Double) answer.get("difference")).isCloseTo(0.2, within(1e-9));
        Map<String, Object> interval = (Map<String, Object>) answer.get("interval");
        assertThat((Double) interval.get("lower")).isCloseTo(0.0524, within(5e-5));
        assertThat((Double) interval.get("upper")).isCloseTo(0.3339, within(5e-5));
        assertThat(answer).containsEntry("verdict", "adopt");
        assertThat(answer.get("notes").toString()).contains("planned_units was not given");
    }

    @Test
    void experiment_ofMeansOrABadSplit_saysSo() {
        Map<String, Object> means = new HashMap<>(
                Map.of("control_units", 500, "control_value", 20, "treatment_units", 500, "treatment_value", 20));
        means.putAll(Map.of("control_deviation", 5, "treatment_deviation", 5));
        assertThat(answer("shopify_experiment_evaluation", means))
                .containsEntry("metric", "mean")
                .containsEntry("difference", 0.0)
                .containsEntry("p_value", 1.0)
                .doesNotContainKey("chance_to_win");
        assertThat(answer(
                        "shopify_experiment_evaluation",
                        Map.of(
                                "control_units",
                                900,
                                "control_value",
                                90,
                                "treatment_units",
                                1500,
                                "treatment_value",
                                300)))
                .containsEntry("verdict", "invalid");
        assertThat(answer(
                        "shopify_experiment_evaluation",
                        Map.of("control_units", 0, "control_value", 0, "treatment_units", 0, "treatment_value", 0)))
                .containsEntry("verdict", "continue")
                .doesNotContainKey("difference");
    }

    @Test
    void monitorAndShops_tellTheirOwn() {
        Map<String, Object> now = answer("shopify_sales_monitor", Map.of());
        assertThat(now).containsEntry("day", "2026-07-01").containsEntry("orders", 0L);
        assertThat(now.get("expected")).isNotNull();

        Map<String, Object> both = answer("shopify_store_comparison", Map.of());
        assertThat(rows(both, "stores")).hasSize(2).allSatisfy(row -> {
            assertThat(row).containsEntry("share", 0.5);
            assertThat(decimal(row.get("net_sales")).multiply(BigDecimal.valueOf(2)))
                    .isEqualByComparingTo(decimal(both.get("net_sales")));
        });
    }

    @Test
    void hostSpend_countsWhereTheCallerGivesNone() {
        AdSpendSource known = AdSpendSource.parse("day,channel,amount\n2026-06-15,google / cpc,100\n");
        Sources sources = new Sources(
                Sources.NONE.costs(),
                known,
                Sources.NONE.survey(),
                Sources.NONE.subscriptions(),
                Sources.NONE.calls(),
                Sources.NONE.callsBefore());

        ToolResult result =
                ShopifyTools.of(shop, JULY_FIRST, sources).call(ToolCall.of("shopify_channel_attribution", Map.of()));

        assertThat(rows(result.structured(), "channels"))
                .filteredOn(row -> row.get("channel").equals("google / cpc"))
                .allSatisfy(row -> assertThat(row.get("spend")).isEqualTo("100"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void emptyShop_isAnsweredOrSaidToBeEmpty(String name) {
        try (SimulatedShop empty = SimulatedShop.builder()
                        .plan(Plan.PLUS)
                        .clock(shopClock())
                        .accessToken("all", SCOPES)
                        .start();
                Shop none = Shop.open(ShopConfig.at(empty.endpoint(), "all"));
                SalesMonitor watching = SalesMonitor.start(
                        none, SalesMonitor.Question.of(List.of()), alert -> {}, JULY_FIRST.instant())) {
            ToolResult result = tools(none, watching).call(ToolCall.of(name, least().get(name)));

            if (result.error()) {
                assertThat(result.structured()).containsEntry("code", "unusable_data");
            } else {
                assertThat(Json.violations(definition(name).outputSchemaJson(), result.text()))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void tokenWithoutScopes_isToldWhichLack(String name) {
        if (name.equals("shopify_experiment_evaluation")
                || name.equals("shopify_sales_monitor")
                || name.equals("shopify_store_comparison")) {
            return; // these ask no shop, or other shops than this one
        }
        try (Shop blind = Shop.open(ShopConfig.at(simulated.endpoint(), "few"))) {
            ToolResult result = ShopifyTools.of(blind, JULY_FIRST).call(ToolCall.of(name, arguments(name)));

            assertThat(result.error()).isTrue();
            assertThat(result.text()).contains("read_customers");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shopify_store_analytics|last_day|2026-07-02|last_day lies in the future: 2026-07-02",
                "shopify_store_analytics|first_day|2026-07-01|first_day must not be after last_day",
                "shopify_store_analytics|first_day|2020-01-01|a period has 1461 days at most",
                "shopify_executive_dashboard|period|yesterday|period must be one of last_7_days",
                "shopify_customer_churn|alive_threshold|2|alive_threshold must be a number in (0, 1)",
                "shopify_customer_segments|group|best|group must be one of champions",
                "shopify_sales_forecast|days_ahead|400|days_ahead must be a whole number",
                "shopify_channel_attribution|spend|day,what|spend: ",
                "shopify_channel_attribution|spend|day,channel,amount\\n2026-06-31,a,1|spend: line 2",
                "shopify_budget_allocation|weekly_budget|much|weekly_budget must be",
                "shopify_product_recommendations|product_id|mug|product_id must be an id",
                "shopify_price_elasticity|product_id|gid://shopify/Order/1|product_id must be an id",
                "shopify_price_elasticity|product_id||product_id is missing",
                "shopify_store_analytics|cursor|abc|cursor is not the next_cursor",
                "shopify_experiment_evaluation|control_value|1.5|control_value must be a whole number"
            })
    void badArguments_areNamedWithTheirRemedy(String name, String argument, String value, String problem) {
        Map<String, Object> arguments = new HashMap<>(arguments(name));
        boolean number = value != null && value.matches("[0-9.]+");
        arguments.put(argument, number ? Double.valueOf(value) : value == null ? null : value.replace("\\n", "\n"));

        ToolResult result = tools.call(ToolCall.of(name, arguments));

        assertThat(result.structured()).containsEntry("code", "invalid_arguments");
        assertThat(result.text()).contains(problem);
    }
}
