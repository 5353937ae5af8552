package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.kpi.Target;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Products;
import io.shopwright.client.resource.Reference;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.insights.StoreAnalytics.Kpi;
import io.shopwright.insights.StoreAnalytics.Question;
import io.shopwright.insights.StoreAnalytics.Report;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.OrderExport;
import io.shopwright.testkit.Plan;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SessionLog;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreAnalyticsTest {
    private static final Period JUNE = new Period(LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 30));
    private static final String[] SCOPES = {"read_orders", "read_all_orders", "read_customers", "read_products"};

    private static Report ask(SimulatedShop simulated, Question question) {
        try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            return StoreAnalytics.report(shop, question);
        }
    }

    private static TransactionLog log(String... lines) {
        return TransactionLog.parse(
                "customer,date,amount\n" + String.join("\n", lines),
                TransactionLog.Columns.of("customer", "date").amount("amount"));
    }

    private static OrderExport export(String... lines) {
        return OrderExport.parse("Name,Email,Created at,Cancelled at,Total,Refunded Amount,Lineitem quantity,"
                + "Lineitem name,Lineitem price,Financial Status\n" + String.join("\n", lines));
    }

    /** What the shop's own report on the products says; what was given back for goods is nothing in this shop. */
    @Test
    void report_ofTheSampleShop_isThatOfTheShopsOwnReports() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.load(SampleShop.until(JUNE.to()));
            Report report = StoreAnalytics.report(shop, Question.of(JUNE));
            String period = " SINCE 2026-06-01 UNTIL 2026-06-30";
            List<Map<String, String>> rows = List.copyOf(new ShopifyQl(shop)
                    .table("FROM sales SHOW gross_sales, discounts, quantity_ordered GROUP BY product_title" + period)
                    .rows());

            assertThat(report.products().stream().filter(each -> each.units() > 0))
                    .hasSameSizeAs(rows);
            for (Map<String, String> row : rows) {
                ProductSales product = report.products().stream()
                        .filter(each -> each.title().equals(row.get("product_title")))
                        .findFirst()
                        .orElseThrow();
                assertThat(product.units()).isEqualTo(Long.parseLong(row.get("quantity_ordered")));
                assertThat(product.net())
                        .isEqualByComparingTo(
                                new BigDecimal(row.get("gross_sales")).add(new BigDecimal(row.get("discounts"))));
            }
            Map<String, String> all = new ShopifyQl(shop)
                    .table("FROM sales SHOW net_sales, orders" + period)
                    .rows()
                    .get(0);
            assertThat(report.sales().net()).isEqualByComparingTo(all.get("net_sales"));
            assertThat(report.sales().orders()).isEqualTo(Long.parseLong(all.get("orders")));
            assertThat(report.findings())
                    .isSortedAccordingTo(Finding.WEIGHTIEST_FIRST)
                    .isNotEmpty();
            Map<String, String> visits = new ShopifyQl(shop)
                    .table("FROM sessions SHOW sessions, sessions_that_completed_checkout" + period)
                    .rows()
                    .get(0);
            double conversion = Double.parseDouble(visits.get("sessions_that_completed_checkout"))
                    / Double.parseDouble(visits.get("sessions"));
            assertThat(report.figure(Kpi.CONVERSION).now().orElseThrow().doubleValue())
                    .isCloseTo(conversion, within(1e-12));
            assertThat(report.figures()).allMatch(each -> each.now().isPresent());
            assertThat(report.basis().complete()).isTrue();
        }
    }

    /** Every figure is a sum of the lines above it. */
    @Test
    void report_ofAFewOrders_countsByHand() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(log(
                    "ada,2026-04-10,100",
                    "cat,2026-05-20,20",
                    "dan,2026-05-31,80",
                    "ada,2026-06-05,50",
                    "bob,2026-06-10,30",
                    "cat,2026-06-20,20",
                    "eve,2026-07-01,1000"));

            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.sales().net()).isEqualByComparingTo("100");
            assertThat(report.salesBefore().net()).isEqualByComparingTo("100");
            assertThat(report.sales().orders()).isEqualTo(3);
            assertThat(report.salesBefore().orders()).isEqualTo(2);
            assertThat(report.buyers()).contains(new Buyers(3, 1));
            assertThat(report.buyersBefore()).contains(new Buyers(2, 2));
            assertThat(report.buyers().orElseThrow().returningRate().orElseThrow())
                    .isBetween(new BigDecimal("0.666"), new BigDecimal("0.667"));
        }
    }

    /**
     * By hand: 60 of 4,000 sessions is 1.5 %; to 2 % it would be 20 orders more of 20 each. Of 300 carts 60 ended in an
     * order: 80 % abandoned; to 70 % it would be 30 orders more.
     */
    @Test
    void sessions_giveConversionFindingsAndAdvice() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(log("ada,2026-06-05,20", "bob,2026-06-06,20", "ada,2026-05-06,20"));
            simulated.load(SessionLog.parse("""
                    day,referrer_source,sessions,with_cart,reached_checkout,completed_checkout
                    2026-05-10,search,4000,400,200,160
                    2026-06-10,search,2000,150,100,50
                    2026-06-11,social,2000,150,50,10
                    """));

            Report report = ask(simulated, Question.of(JUNE));

            KeyFigure conversion = report.figures().get(Kpi.CONVERSION.ordinal());
            assertThat(conversion.now().orElseThrow()).isEqualByComparingTo("0.015");
            assertThat(conversion.before().orElseThrow()).isEqualByComparingTo("0.04");
            assertThat(conversion.progress()).isEqualTo(new Target.Progress(Target.Status.MISSED, Target.Trend.WORSE));
            KeyFigure carts = report.figures().get(Kpi.CART_ABANDONMENT.ordinal());
            assertThat(carts.now().orElseThrow()).isEqualByComparingTo("0.8");
            assertThat(report.findings().get(0).title()).isEqualTo("Fewer sessions end in an order");
            assertThat(report.findings().get(0).atStake()).isEqualByComparingTo("2000");
            assertThat(effect(report, "Bring conversion to 2.0 %").likely()).isEqualByComparingTo("400");
            assertThat(effect(report, "Win back abandoned carts").likely()).isEqualByComparingTo("600");
            assertThat(effect(report, "Look at what sessions from 'social'").likely())
                    .isEqualByComparingTo("800");
            assertThat(report.recommendations()).isSortedAccordingTo(Recommendation.MOST_FIRST);
        }
    }

    private static Effect effect(Report report, String action) {
        return report.recommendations().stream()
                .filter(each -> each.action().startsWith(action))
                .findFirst()
                .orElseThrow()
                .effect();
    }

    /** By hand: 20 off 110 is 18.2 %; without them it was 0. The lamp brought 80 of 90. */
    @Test
    void discountsAndDependence_areFound() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(OrderExport.parse("""
                    Name,Email,Created at,Total,Discount Amount,Lineitem quantity,Lineitem name,Lineitem price,Lineitem discount
                    #1,ada@example.com,2026-05-20 10:00:00 +0000,10,0,1,Tea,10,0
                    #2,ada@example.com,2026-06-02 10:00:00 +0000,80,20,1,Lamp,100,20
                    #3,bob@example.com,2026-06-10 10:00:00 +0000,10,0,1,Tea,10,0
                    """));

            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.sales().net()).isEqualByComparingTo("90");
            Finding discounts = report.findings().stream()
                    .filter(each -> each.title().equals("Discounts take a greater part of sales"))
                    .findFirst()
                    .orElseThrow();
            assertThat(discounts.evidence()).containsExactly("Discounts were 18.2 % of gross sales instead of 0.0 %.");
            assertThat(discounts.atStake().doubleValue()).isCloseTo(20, within(1e-9));
            assertThat(report.findings()).extracting(Finding::title).contains("Sales hang on 'Lamp'");
            assertThat(effect(report, "Take discounts back").high()).isEqualByComparingTo("20");
        }
    }

    /** Six of eight lamps come back and none of the tea: 2 of 8 are left, 200; 600 more if none came back. */
    @Test
    void goodsThatComeBack_areSaid() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 28; i++) {
            String goods = i <= 8 ? "100,0,1,Lamp,100,paid" : "10,0,1,Tea,10,paid";
            lines.add("#" + (1000 + i) + ",a" + i + "@example.com,2026-06-02 10:00:00 +0000,," + goods);
        }
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            simulated.time().freezeAt(Instant.parse("2026-06-20T10:00:00Z"));
            simulated.load(export(lines.toArray(String[]::new)));
            shop.connection("orders", LampOrder.class).stream()
                    .filter(each -> each.name().compareTo("#1006") <= 0)
                    .forEach(each -> new Orders(shop)
                            .refund(Map.of(
                                    "orderId",
                                    each.id(),
                                    "refundLineItems",
                                    List.of(Map.of(
                                            "lineItemId",
                                            each.lineItems().nodes().get(0).id(),
                                            "quantity",
                                            1))))
                            .run());

            Report report = StoreAnalytics.report(shop, Question.of(JUNE));

            ProductSales lamp = report.products().stream()
                    .filter(each -> each.title().equals("Lamp"))
                    .findFirst()
                    .orElseThrow();
            assertThat(lamp.unitsReturned()).isEqualTo(6);
            assertThat(lamp.net()).isEqualByComparingTo("200");
            Effect effect = effect(report, "Find out why 'Lamp' is sent back");
            assertThat(effect.likely()).isEqualByComparingTo("600");
            assertThat(effect.low()).isPositive();
        }
    }

    record LampOrder(
            Gid id, String name, @Arguments("first: 5") Page<Reference> lineItems) {}

    @Test
    void target_canBeChanged() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(SessionLog.parse("""
                    day,referrer_source,sessions,with_cart,reached_checkout,completed_checkout
                    2026-06-10,search,1000,100,60,15
                    """));

            Report report = ask(simulated, Question.of(JUNE).target(Kpi.CONVERSION, new BigDecimal("0.01")));

            assertThat(report.figures().get(Kpi.CONVERSION.ordinal()).progress().status())
                    .isEqualTo(Target.Status.MET);
            assertThat(report.figures()
                            .get(Kpi.LIFETIME_VALUE.ordinal())
                            .target()
                            .value())
                    .isEqualByComparingTo("100");
        }
    }

    /** At a cost of 1 for everything, it is units sold over units in stock, in 30 of 365.25 days. */
    @Test
    void costsOfASource_giveInventoryTurnover() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(
                    GeneratedSales.builder(2, JUNE.to()).days(60).products(2).generate());
            CostSource costs = sku -> Optional.of(BigDecimal.ONE);

            Report report = ask(simulated, new Question(JUNE, Map.of(), costs));

            KeyFigure turnover = report.figures().get(Kpi.INVENTORY_TURNOVER.ordinal());
            long stock = stock(simulated);
            double expected = report.sales().units() / (double) stock * 365.25 / 30;
            assertThat(turnover.now().orElseThrow().doubleValue()).isCloseTo(expected, within(1e-9));
        }
    }

    private static long stock(SimulatedShop simulated) {
        try (Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            return new Products(shop)
                    .all().stream().mapToLong(each -> each.totalInventory()).sum();
        }
    }

    @Test
    void emptyShop_isAnsweredWithNothing() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.sales()).isEqualTo(SalesFigures.NONE);
            assertThat(report.findings()).isEmpty();
            assertThat(report.recommendations()).isEmpty();
            assertThat(report.figures()).allMatch(each -> each.now().isEmpty());
            assertThat(report.basis().missing())
                    .containsExactly(
                            "No known customer has bought until 2026-06-30: there is no lifetime value. Guests cannot be"
                                    + " told apart.",
                            "The shop's reports have no session from 2026-06-01 to 2026-06-30: conversion and cart"
                                    + " abandonment are unknown.",
                            "Inventory turnover is unknown: the shop counts no stock.");
        }
    }

    @Test
    void oneOrder_isAFindingThatMayBeChance() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(log("ada,2026-06-30T23:30:00,10"));

            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.findings().get(0).title()).isEqualTo("Net sales rose by 10.00 USD, from nothing or less");
            assertThat(report.findings().get(0).evidence())
                    .contains("So small a change in the number of orders may be chance.");
            assertThat(report.basis().missing())
                    .anyMatch(each -> each.startsWith("There is no lifetime value: Too few"));
        }
    }

    @Test
    void guestsOnly_areSalesWithoutCustomers() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(export(
                    "#1,,2026-06-05 10:00:00 +0000,,20,0,2,Tea,10,paid",
                    "#2,,2026-06-06 10:00:00 +0000,,10,0,1,Tea,10,paid"));

            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.sales().net()).isEqualByComparingTo("30");
            assertThat(report.buyers()).contains(new Buyers(0, 0));
            assertThat(report.products()).singleElement().satisfies(tea -> {
                assertThat(tea.product()).isEmpty();
                assertThat(tea.units()).isEqualTo(3);
            });
        }
    }

    @Test
    void refundsOverSales_areNegativeNetSales() {
        try (SimulatedShop simulated = SimulatedShop.start()) {
            simulated.load(export(
                    "#1,ada@example.com,2026-05-05 10:00:00 +0000,2026-06-05 10:00:00 +0000,500,500,1,Lamp,500,refunded",
                    "#2,bob@example.com,2026-06-06 10:00:00 +0000,,10,0,1,Tea,10,paid"));

            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.sales().net()).isEqualByComparingTo("-490");
            assertThat(report.salesBefore().net()).isEqualByComparingTo("500");
            assertThat(report.findings().get(0).title()).isEqualTo("More was given back than sold");
        }
    }

    /** October has an hour more in Berlin; its last minute is of the 31st there, and of no other day. */
    @Test
    void monthOfTheClockChange_hasItsOwnOrders() {
        try (SimulatedShop simulated =
                SimulatedShop.builder().timeZone(ZoneId.of("Europe/Berlin")).start()) {
            simulated.load(log(
                    "ada,2025-09-30T23:59:00,1",
                    "ada,2025-10-01T00:01:00,10",
                    "bob,2025-10-26T02:30:00,20",
                    "ada,2025-10-31T23:59:00,30",
                    "ada,2025-11-01T00:01:00,100"));

            Report report =
                    ask(simulated, Question.of(new Period(LocalDate.of(2025, 10, 1), LocalDate.of(2025, 10, 31))));

            assertThat(report.sales().net()).isEqualByComparingTo("60");
            assertThat(report.salesBefore().net()).isEqualByComparingTo("1");
        }
    }

    @Test
    void missingScopes_areSaid() {
        try (SimulatedShop simulated =
                SimulatedShop.builder().accessToken("t", SCOPES).start()) {
            simulated.load(log("ada,2026-06-05,10"));

            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.sales().net()).isEqualByComparingTo("10");
            assertThat(report.basis().complete()).isFalse();
            assertThat(report.basis().missing())
                    .contains(
                            "The access token lacks read_reports: sessions, conversion and cart abandonment are unknown.",
                            "The access token lacks read_inventory: the shop's own unit costs and its stock are unknown.");
        }
        try (SimulatedShop simulated = SimulatedShop.builder()
                .accessToken("t", "read_orders", "read_products")
                .start()) {
            assertThatThrownBy(() -> ask(simulated, Question.of(JUNE)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("lacks read_customers");
        }
    }

    @Test
    void tokenThatSees60DaysOnly_isSaid() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                .accessToken("t", "read_orders", "read_customers", "read_products")
                .start()) {
            Report report = ask(simulated, Question.of(new Period(LocalDate.of(2026, 4, 1), JUNE.to())));

            assertThat(report.buyers()).isEmpty();
            assertThat(report.basis().missing())
                    .anyMatch(each -> each.contains("orders older than 60 days are hidden"))
                    .anyMatch(each -> each.contains("who is a new customer, and what customers are worth, is unknown"));
        }
    }

    @Test
    void secondCurrency_isRefusedNamingOrderAndRemedy() throws IOException {
        try (EuroOrder server = new EuroOrder();
                Shop shop = server.open()) {
            assertThatThrownBy(() -> StoreAnalytics.report(shop, Question.of(JUNE)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("Order #1 is in EUR, the shop in USD")
                    .hasMessageContaining("convert the orders first");
        }
    }

    /** As many as the property {@code shopwright.orders} says, 2,000 unless it is set, one each of 10. */
    @Test
    void manyOrders_areAllCounted() {
        int orders = Integer.getInteger("shopwright.orders", 2_000);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            lines.add("c" + i % 500 + "," + JUNE.from().plusDays(i % 30) + ",10");
        }
        try (SimulatedShop simulated = SimulatedShop.builder().plan(Plan.PLUS).start()) {
            simulated.load(log(lines.toArray(String[]::new)));

            Report report = ask(simulated, Question.of(JUNE));

            assertThat(report.sales().orders()).isEqualTo(orders);
            assertThat(report.sales().net()).isEqualByComparingTo(BigDecimal.TEN.multiply(BigDecimal.valueOf(orders)));
            assertThat(report.buyers()).contains(new Buyers(500, 500));
        }
    }
}
