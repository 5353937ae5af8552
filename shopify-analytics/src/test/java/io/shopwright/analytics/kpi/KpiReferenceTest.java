package io.shopwright.analytics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.analytics.CaseFile;
import io.shopwright.analytics.kpi.SubscriptionKpi.Subscription;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Expected values: exact fractions, rounded half even to ten decimals. */
@Tag("reference")
class KpiReferenceTest {

    private static final int DECIMALS = 10;

    private static final Map<String, Function<Input, Optional<BigDecimal>>> METRICS = Map.ofEntries(
            Map.entry(
                    "aov",
                    in -> SalesKpi.averageOrderValue(
                            in.money("gross_sales"), in.money("discounts"), in.count("orders"))),
            Map.entry(
                    "net_sales",
                    in -> Optional.of(
                            SalesKpi.netSales(in.money("gross_sales"), in.money("discounts"), in.money("returns")))),
            Map.entry(
                    "total_sales",
                    in -> Optional.of(SalesKpi.totalSales(
                            in.money("gross_sales"),
                            in.money("discounts"),
                            in.money("returns"),
                            in.money("shipping"),
                            in.money("taxes")))),
            Map.entry("gross_margin_rate", in -> SalesKpi.grossMarginRate(in.money("net_sales"), in.money("cogs"))),
            Map.entry("units_per_transaction", in -> SalesKpi.unitsPerOrder(in.count("units"), in.count("orders"))),
            Map.entry(
                    "revenue_per_session", in -> SalesKpi.revenuePerSession(in.money("revenue"), in.count("sessions"))),
            Map.entry(
                    "conversion_rate",
                    in -> FunnelKpi.conversionRate(in.count("orders_sessions"), in.count("sessions"))),
            Map.entry("cart_abandonment", in -> FunnelKpi.cartAbandonment(in.count("carts"), in.count("completed"))),
            Map.entry(
                    "checkout_abandonment",
                    in -> FunnelKpi.checkoutAbandonment(in.count("checkouts"), in.count("completed"))),
            Map.entry(
                    "returning_customer_rate",
                    in -> CustomerKpi.returningCustomerRate(in.count("returning"), in.count("customers"))),
            Map.entry(
                    "purchase_frequency",
                    in -> CustomerKpi.purchaseFrequency(in.count("orders"), in.count("customers"))),
            Map.entry("nps", in -> CustomerKpi.netPromoterScore(in.counts("scores"))),
            Map.entry("mrr", in -> Optional.of(SubscriptionKpi.monthlyRecurringRevenue(in.subscriptions()))),
            Map.entry("arr", in -> Optional.of(SubscriptionKpi.annualRecurringRevenue(in.subscriptions()))),
            Map.entry(
                    "net_revenue_retention",
                    in -> SubscriptionKpi.netRevenueRetention(
                            in.money("start_mrr"),
                            in.money("expansion"),
                            in.money("contraction"),
                            in.money("churned"))),
            Map.entry("logo_churn", in -> SubscriptionKpi.customerChurn(in.count("lost"), in.count("start_customers"))),
            Map.entry(
                    "quick_ratio",
                    in -> SubscriptionKpi.quickRatio(
                            in.money("new"), in.money("expansion"), in.money("contraction"), in.money("churned"))),
            Map.entry("cac", in -> MarketingKpi.acquisitionCost(in.money("spend"), in.count("new_customers"))),
            Map.entry("roas", in -> MarketingKpi.returnOnAdSpend(in.money("attributed_revenue"), in.money("spend"))),
            Map.entry(
                    "mer", in -> MarketingKpi.marketingEfficiency(in.money("total_revenue"), in.money("total_spend"))),
            Map.entry(
                    "break_even_roas",
                    in -> MarketingKpi.breakEvenReturnOnAdSpend(in.money("contribution_margin_rate"))),
            Map.entry(
                    "ltv_to_cac", in -> MarketingKpi.lifetimeValueToAcquisitionCost(in.money("ltv"), in.money("cac"))),
            Map.entry(
                    "payback_months",
                    in -> MarketingKpi.paybackMonths(
                            in.money("cac"), in.money("monthly_revenue_per_customer"), in.money("gross_margin_rate"))),
            Map.entry("cpc", in -> MarketingKpi.costPerClick(in.money("spend"), in.count("clicks"))),
            Map.entry("ctr", in -> MarketingKpi.clickThroughRate(in.count("clicks"), in.count("impressions"))),
            Map.entry("cpm", in -> MarketingKpi.costPerMille(in.money("spend"), in.count("impressions"))),
            Map.entry(
                    "inventory_turnover",
                    in -> InventoryKpi.turnover(
                            in.money("cogs"), in.money("begin_inventory"), in.money("end_inventory"))),
            Map.entry(
                    "days_of_inventory",
                    in -> InventoryKpi.daysOfInventory(
                            in.money("cogs"),
                            in.money("begin_inventory"),
                            in.money("end_inventory"),
                            in.count("days"))),
            Map.entry(
                    "gmroi",
                    in -> InventoryKpi.grossMarginReturn(
                            in.money("gross_margin"),
                            in.money("begin_inventory_cost"),
                            in.money("end_inventory_cost"))),
            Map.entry("sell_through", in -> InventoryKpi.sellThrough(in.count("units_sold"), in.count("ending_units"))),
            Map.entry(
                    "weeks_of_supply",
                    in -> InventoryKpi.weeksOfSupply(in.count("units_on_hand"), in.money("units_sold_per_week"))),
            Map.entry(
                    "return_rate_units",
                    in -> ServiceKpi.returnRateOfUnits(in.count("units_returned"), in.count("units_sold"))));

    @TestFactory
    Stream<DynamicTest> everyFigure() {
        return CaseFile.comparisons("kpi", KpiReferenceTest::check);
    }

    private static void check(CaseFile suite, JsonNode example) {
        Input input = new Input(example.get("input"));
        Optional<BigDecimal> figure =
                METRICS.get(input.json.get("metric").asText()).apply(input);
        JsonNode expected = example.at("/expected/value");
        assertThat(figure.isPresent()).isEqualTo(!expected.isNull());
        figure.ifPresent(value ->
                assertThat(value.setScale(DECIMALS, RoundingMode.HALF_EVEN)).isEqualByComparingTo(expected.asText()));
        suite.compare("figures", figure.isPresent() ? 1 : 0, expected.isNull() ? 0 : 1, 0);
    }

    /** The named inputs of a case. */
    private record Input(JsonNode json) {

        BigDecimal money(String name) {
            return new BigDecimal(json.get(name).asText());
        }

        long count(String name) {
            return json.get(name).asLong();
        }

        long[] counts(String name) {
            return StreamSupport.stream(json.get(name).spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .toArray();
        }

        List<Subscription> subscriptions() {
            List<Subscription> subscriptions = new ArrayList<>();
            json.get("subscriptions")
                    .forEach(row -> subscriptions.add(new Subscription(
                            new BigDecimal(row.get(0).asText()), row.get(1).asInt())));
            return subscriptions;
        }
    }
}
