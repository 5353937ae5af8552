package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.client.Gid;
import io.shopwright.client.resource.Reference;
import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.CustomerCohorts;
import io.shopwright.insights.CustomerLifecycle;
import io.shopwright.insights.ExecutiveDashboard.Sources;
import io.shopwright.insights.Period;
import io.shopwright.insights.SalesForecast;
import io.shopwright.insights.StoreAnalytics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What the tools that ask the insights say is what the insights found. */
class InsightToolsTest extends InsightTestbed {
    private static final Period JUNE = new Period(LocalDate.of(2026, 6, 1), END);

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
}
