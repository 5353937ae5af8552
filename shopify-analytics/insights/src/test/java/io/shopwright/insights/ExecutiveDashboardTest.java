package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.kpi.Target.Status;
import io.shopwright.analytics.kpi.Target.Trend;
import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Fulfillments;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.Reference;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.insights.ExecutiveDashboard.Figure;
import io.shopwright.insights.ExecutiveDashboard.Question;
import io.shopwright.insights.ExecutiveDashboard.Report;
import io.shopwright.insights.ExecutiveDashboard.Sources;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutiveDashboardTest {
    /** A week whose last day has 23 hours in New York. */
    private static final Period WEEK = new Period(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 8));

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static TransactionLog log(String... lines) {
        return TransactionLog.parse(
                "who,when,paid\n" + String.join("\n", lines),
                TransactionLog.Columns.of("who", "when").amount("paid"));
    }

    private static void is(Report report, DashboardMeasure measure, String value) {
        assertThat(report.figure(measure).value())
                .as(measure.words())
                .hasValueSatisfying(now -> assertThat(now).isEqualByComparingTo(value));
    }

    private static Sources sources() {
        return new Sources(
                CostSource.NONE,
                AdSpendSource.parse(
                        "day,channel,amount\n2026-03-02,google,30\n2026-03-08,google,10\n2026-03-09,x,99\n"),
                SurveySource.parse(
                        "day,score\n2026-03-02,10\n2026-03-03,9\n2026-03-04,8\n2026-03-05,3\n2026-02-20,0\n"),
                SubscriptionSource.parse("first_day,last_day,amount,interval_months\n2025-01-01,,120,12\n"
                        + "2026-03-08,2026-03-08,10,1\n2026-01-01,2026-03-07,77,1\n"),
                Optional.of(new CallHealth.Figures(1_000, Duration.ofMillis(250), 0.0005, 0.9995)),
                Optional.empty());
    }

    /** All figures by hand, from eight orders. */
    @Test
    void report_addsUpByHand() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .timeZone(ZoneId.of("America/New_York"))
                        .start();
                Shop shop = open(simulated)) {
            simulated.load(log(
                    "eve,2025-01-10,5",
                    "ada,2025-03-04,119", // the week 52 weeks before begins on 3 March 2025
                    "cy,2025-03-08T23:59,10",
                    "cy,2025-03-09,1", // the last day of that week
                    "ada,2026-02-25,40",
                    "ada,2026-03-02T00:00,100",
                    "bob,2026-03-08T23:59,62.50",
                    "dan,2026-03-09T00:00,1000"));

            Report report = ExecutiveDashboard.report(shop, Question.of(WEEK).with(sources()));

            is(report, DashboardMeasure.REVENUE, "162.50");
            assertThat(report.figure(DashboardMeasure.REVENUE).previous())
                    .hasValueSatisfying(before -> assertThat(before).isEqualByComparingTo("40"));
            assertThat(report.figure(DashboardMeasure.REVENUE).trend()).isEqualTo(Trend.BETTER);
            // 162.50 after 130 in the same week of the year before.
            is(report, DashboardMeasure.REVENUE_GROWTH, "0.25");
            assertThat(report.figure(DashboardMeasure.REVENUE_GROWTH).status()).contains(Status.MET);
            is(report, DashboardMeasure.AVERAGE_ORDER_VALUE, "81.25");
            is(report, DashboardMeasure.CUSTOMERS, "4");
            is(report, DashboardMeasure.NEW_CUSTOMERS, "1");
            is(report, DashboardMeasure.ACQUISITION_COST, "40");
            // On 1 March ada and cy had bought within 365 days, on 8 March ada and bob.
            // cy's order of 9 March 2025 is 364 days before 8 March 2026, and so within its year.
            is(report, DashboardMeasure.RETENTION, "1");
            is(report, DashboardMeasure.CHURN, "0");
            is(report, DashboardMeasure.NET_PROMOTER_SCORE, "25");
            is(report, DashboardMeasure.MONTHLY_RECURRING_REVENUE, "20");
            is(report, DashboardMeasure.ANSWER_TIME, "250");
            is(report, DashboardMeasure.ERROR_RATE, "0.0005");
            is(report, DashboardMeasure.AVAILABILITY, "0.9995");
            assertThat(report.alerts())
                    .contains(
                            "Average order value is 81.25 USD, the target is at least 150.00 USD",
                            "Net promoter score is 25.0, the target is at least 70.0",
                            "Answers of the shop, 95th percentile is 250 ms, the target is at most 200 ms");
            assertThat(report.figure(DashboardMeasure.GROSS_MARGIN).absence())
                    .contains(
                            "Gross margin: of 2 units sold 2 have no unit cost. Enter it in the shop, or give a source"
                                    + " of costs.");
        }
    }

    /** A day later, the year that ends on 9 March no longer holds the order of 9 March 2025. */
    @Test
    void customerOfAYear_isLostAfter365Days() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log("cy,2025-03-09,1", "ada,2025-03-10,1", "eve,2025-03-01,1"));

            Report report =
                    ExecutiveDashboard.report(shop, Question.of(new Period(WEEK.from(), LocalDate.of(2026, 3, 9))));

            is(report, DashboardMeasure.RETENTION, "0.5");
            is(report, DashboardMeasure.CHURN, "0.5");
        }
    }

    /** Once for both periods, once a year before, once for the first one and once for what customers ever bought. */
    @Test
    void orders_areReadOnceForEachPurpose() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log("ada,2026-03-02,1", "cy,2026-03-09,1"));
            simulated.forgetRequests();

            ExecutiveDashboard.report(shop, Question.of(WEEK));

            assertThat(simulated.requests("orders")).hasSize(4);
        }
    }

    @Test
    void shipmentsThatMayNotBeRead_leaveTheOtherFigures() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(SampleShop.until(WEEK.to()));
            Report told = ExecutiveDashboard.report(shop, Question.of(WEEK));
            simulated.faults().next().rootField("orders").body("application/json", """
                            {"errors": [{"message": "Access denied for fulfillments field.",
                                "extensions": {"code": "ACCESS_DENIED"}, "path": ["orders", "nodes", 0, "fulfillments"]}]}
                            """);

            Report hidden = ExecutiveDashboard.report(shop, Question.of(WEEK));

            Figure time = hidden.figure(DashboardMeasure.FULFILLMENT_TIME);
            assertThat(time.value()).isEmpty();
            assertThat(time.absence().orElseThrow()).contains("does not tell its shipments", "fulfillments");
            assertThat(hidden.figures())
                    .filteredOn(figure -> figure != time)
                    .isEqualTo(told.figures().stream()
                            .filter(figure -> figure.measure() != DashboardMeasure.FULFILLMENT_TIME)
                            .toList());
        }
    }

    record Net(BigDecimal netSales, long orders, BigDecimal averageOrderValue) {}

    /** Against the shop's own report of the same days, and a count of its orders. */
    @Test
    void report_agreesWithTheShopsOwnReports() {
        LocalDate end = LocalDate.of(2026, 6, 30);
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(SampleShop.until(end));
            Period june = new Period(LocalDate.of(2026, 6, 1), end);

            Report report = ExecutiveDashboard.report(shop, Question.of(june));

            Net own = new ShopifyQl(shop)
                    .table("FROM sales SHOW net_sales, orders, average_order_value SINCE 2026-06-01 UNTIL 2026-06-30")
                    .as(Net.class)
                    .get(0);
            is(report, DashboardMeasure.REVENUE, own.netSales().toPlainString());
            assertThat(report.figure(DashboardMeasure.AVERAGE_ORDER_VALUE)
                            .value()
                            .orElseThrow())
                    .isCloseTo(own.averageOrderValue(), within(new BigDecimal("0.005")));
            is(report, DashboardMeasure.CUSTOMERS, "40");
            is(report, DashboardMeasure.NEW_CUSTOMERS, "0");
            is(report, DashboardMeasure.FULFILLMENT_RATE, "1");
            assertThat(report.basis().rowsRead()).isPositive();
            assertThat(report.basis().missing())
                    .anyMatch(line -> line.startsWith("Net promoter score: customers were not asked"))
                    .anyMatch(line -> line.startsWith("Monthly recurring revenue: subscriptions are not known"))
                    .anyMatch(line -> line.startsWith("Cost of a new customer: what advertising cost is not known"));
        }
    }

    record Ordered(
            Gid id,
            Instant processedAt,
            MoneyBag subtotalPriceSet,
            @Nullable Path customerJourneySummary) {}

    record Path(@Nullable Seen lastVisit) {}

    record Seen(@Nullable Tags utmParameters) {}

    record Tags(@Nullable String medium) {}

    /**
     * The last visit is a paid click of a search engine if none came after it: 0.8 * 0.95 * 0.3 of the orders without a
     * return by newsletter, network or address, times those that it caused or brought back, 0.35 + 0.65 * 0.1.
     */
    @Test
    void marketing_isWhatTheGeneratorDid() {
        LocalDate end = LocalDate.of(2026, 6, 30);
        GeneratedSales sales = GeneratedSales.builder(4, end)
                .days(120)
                .dailyUnits(6)
                .markets(List.of(new GeneratedSales.Market("US", 1)))
                .generate();
        Map<String, BigDecimal> costs = sales.truth().goods().stream()
                .collect(Collectors.toMap(
                        GeneratedSales.Good::sku, good -> good.price().multiply(new BigDecimal("0.6"))));
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(sales);
            Period period = Period.lastDays(60, end);
            Sources sources = new Sources(
                    CostSource.of(costs),
                    AdSpendSource.of(List.of(new AdSpendSource.Spend(end, "google", new BigDecimal("500")))),
                    SurveySource.NONE,
                    SubscriptionSource.NONE,
                    Optional.empty(),
                    Optional.empty());

            Report report = ExecutiveDashboard.report(shop, Question.of(period).with(sources));

            long paidOrders = 0;
            long orders = 0;
            BigDecimal paid = BigDecimal.ZERO;
            for (Ordered order : shop.connection("orders", Ordered.class)) {
                if (period.contains(order.processedAt().atZone(ZoneOffset.UTC).toLocalDate())) {
                    orders++;
                    if ("cpc"
                            .equals(order.customerJourneySummary()
                                    .lastVisit()
                                    .utmParameters()
                                    .medium())) {
                        paidOrders++;
                        paid = paid.add(order.subtotalPriceSet().shopMoney().amount());
                    }
                }
            }
            double share = 0.8 * 0.95 * 0.3 * (0.35 + 0.65 * 0.1);
            double organic = report.figure(DashboardMeasure.ORGANIC_SHARE)
                    .value()
                    .orElseThrow()
                    .doubleValue();
            assertThat(organic).isEqualTo(1 - (double) paidOrders / orders, within(1e-12));
            assertThat(organic).isEqualTo(1 - share, within(3.5 * Math.sqrt(share * (1 - share) / orders)));
            // Nothing is discounted, so that 40 % of the price is left everywhere.
            assertThat(report.figure(DashboardMeasure.GROSS_MARGIN).value().orElseThrow())
                    .isCloseTo(new BigDecimal("0.4"), within(new BigDecimal("1e-9")));
            BigDecimal onSpend = paid.divide(new BigDecimal("500"), MathContext.DECIMAL64);
            assertThat(report.figure(DashboardMeasure.RETURN_ON_AD_SPEND)
                            .value()
                            .orElseThrow())
                    .isCloseTo(onSpend, within(new BigDecimal("1e-9")));
            assertThat(report.figure(DashboardMeasure.MARKETING_RETURN).value().orElseThrow())
                    .isCloseTo(
                            onSpend.multiply(new BigDecimal("0.4")).subtract(BigDecimal.ONE),
                            within(new BigDecimal("1e-6")));
            assertThat(report.figure(DashboardMeasure.COST_PER_ACQUISITION)
                            .value()
                            .orElseThrow()
                            .doubleValue())
                    .isEqualTo(500.0 / paidOrders, within(1e-9));
            assertThat(report.figure(DashboardMeasure.INVENTORY_TURNOVER).value())
                    .isPresent();
            assertThat(report.figure(DashboardMeasure.REVENUE_GROWTH).absence())
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .startsWith("Growth over the year before: the shop's first order is from 2026-03-0"));
        }
    }

    /** The targets that hold unless others are given. */
    @Test
    void standardTargets_areThoseOfTheDocumentation() {
        Map<DashboardMeasure, String> wanted = new HashMap<>();
        wanted.put(DashboardMeasure.REVENUE_GROWTH, "at least 25.00 %");
        wanted.put(DashboardMeasure.AVERAGE_ORDER_VALUE, "at least 150.00 USD");
        wanted.put(DashboardMeasure.GROSS_MARGIN, "at least 40.00 %");
        wanted.put(DashboardMeasure.ACQUISITION_COST, "at most 50.00 USD");
        wanted.put(DashboardMeasure.LIFETIME_VALUE, "at least 500.00 USD");
        wanted.put(DashboardMeasure.RETENTION, "at least 85.00 %");
        wanted.put(DashboardMeasure.NET_PROMOTER_SCORE, "at least 70.0");
        wanted.put(DashboardMeasure.CONVERSION, "at least 3.50 %");
        wanted.put(DashboardMeasure.CART_ABANDONMENT, "at most 65.00 %");
        wanted.put(DashboardMeasure.INVENTORY_TURNOVER, "at least 6.0");
        wanted.put(DashboardMeasure.FULFILLMENT_TIME, "at most 2.0 business days");
        wanted.put(DashboardMeasure.AVAILABILITY, "at least 99.90 %");
        wanted.put(DashboardMeasure.ANSWER_TIME, "at most 200 ms");
        wanted.put(DashboardMeasure.ERROR_RATE, "at most 0.10 %");

        Map<DashboardMeasure, String> standard = Arrays.stream(DashboardMeasure.values())
                .filter(measure -> measure.standard().isPresent())
                .collect(Collectors.toMap(measure -> measure, measure -> {
                    var target = measure.standard().orElseThrow();
                    String side =
                            target.direction().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                    return side + " " + measure.format(target.value(), "USD");
                }));

        assertThat(standard).isEqualTo(wanted);
    }

    @Test
    void otherTarget_countsInPlaceOfTheStandard() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(log("ada,2026-03-03,100"));

            Report report = ExecutiveDashboard.report(
                    shop, Question.of(WEEK).target(DashboardMeasure.AVERAGE_ORDER_VALUE, new BigDecimal("105")));

            // Within the last tenth before the target: near, no alert.
            Figure figure = report.figure(DashboardMeasure.AVERAGE_ORDER_VALUE);
            assertThat(figure.status()).contains(Status.NEAR);
            assertThat(figure.alert()).isEmpty();
        }
    }

    @Test
    void emptyShop_saysWhyEachFigureIsAbsent() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            Report report = ExecutiveDashboard.report(shop, Question.of(WEEK));

            assertThat(report.figures()).hasSize(DashboardMeasure.values().length);
            assertThat(report.figures()).allSatisfy(figure -> {
                assertThat(figure.value().isPresent())
                        .isNotEqualTo(figure.absence().isPresent());
                assertThat(figure.absence().orElse("x: y.")).endsWith(".").doesNotEndWith(": ");
                assertThat(figure.alert()).isEmpty();
            });
            is(report, DashboardMeasure.REVENUE, "0");
            is(report, DashboardMeasure.CUSTOMERS, "0");
        }
    }

    @Test
    void tokenThatSees60Days_lacksWhatRestsOnOlderOrders() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("t", "read_orders", "read_customers", "read_products")
                        .start();
                Shop shop = open(simulated)) {
            simulated.time().freezeAt(Instant.parse("2026-03-09T12:00:00Z"));
            simulated.load(log("ada,2026-03-03,100"));

            Report report = ExecutiveDashboard.report(shop, Question.of(WEEK));

            is(report, DashboardMeasure.REVENUE, "100");
            for (DashboardMeasure hidden : List.of(
                    DashboardMeasure.REVENUE_GROWTH,
                    DashboardMeasure.CUSTOMERS,
                    DashboardMeasure.NEW_CUSTOMERS,
                    DashboardMeasure.LIFETIME_VALUE,
                    DashboardMeasure.RETENTION,
                    DashboardMeasure.CHURN)) {
                assertThat(report.figure(hidden).absence().orElseThrow())
                        .contains("The access token lacks read_all_orders");
            }
            assertThat(report.figure(DashboardMeasure.CONVERSION).absence().orElseThrow())
                    .contains("read_reports");
            assertThat(report.basis().complete()).isFalse();
        }
    }

    @Test
    void tokenWithoutOrders_isRefusedByName() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("t", "read_customers", "read_products")
                        .start();
                Shop shop = open(simulated)) {
            assertThatThrownBy(() -> ExecutiveDashboard.report(shop, Question.of(WEEK)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("read_orders");
        }
    }

    record WithTasks(@Arguments("first: 1") Page<Reference> fulfillmentOrders) {}

    /** Ordered on a Friday, sent on the Monday after; the other order is not sent. */
    @Test
    void shipping_isTimedInWorkingDays() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.time().freezeAt(Instant.parse("2026-03-06T08:00:00Z"));
            Map<String, Object> price = Map.of("shopMoney", Map.of("amount", "10.00", "currencyCode", "USD"));
            Map<String, Object> order = Map.of(
                    "lineItems",
                    List.of(Map.of("title", "Lamp", "quantity", 1, "priceSet", price, "requiresShipping", true)));
            new Orders(shop).create(order).run();
            new Orders(shop).create(order).run();
            simulated.time().advance(Duration.ofDays(3));
            Gid task = shop.connection("orders", WithTasks.class)
                    .iterator()
                    .next()
                    .fulfillmentOrders()
                    .nodes()
                    .get(0)
                    .id();
            new Fulfillments(shop)
                    .create(Map.of("lineItemsByFulfillmentOrder", List.of(Map.of("fulfillmentOrderId", task))))
                    .run();

            Report report = ExecutiveDashboard.report(shop, Question.of(WEEK));

            is(report, DashboardMeasure.FULFILLMENT_TIME, "1");
            is(report, DashboardMeasure.FULFILLMENT_RATE, "0.5");
        }
    }

    /** Friday to Monday is one working day; a weekend is none. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-06, 2026-03-09, 1",
        "2026-03-06, 2026-03-06, 0",
        "2026-03-06, 2026-03-08, 0",
        "2026-03-07, 2026-03-10, 2",
        "2026-03-02, 2026-03-09, 5",
        "2026-03-02, 2026-03-03, 1",
        "2026-03-03, 2026-03-02, 0",
    })
    void businessDays_areMondayToFriday(LocalDate first, LocalDate last, long days) {
        assertThat(ShipmentDays.businessDays(first, last)).isEqualTo(days);
    }

    @Test
    void sources_nameTheLineThatBreaksARule() {
        assertThatThrownBy(() -> SurveySource.parse("day,score\n2026-03-02,11\n"))
                .hasMessage("score must be in 0..10: 11");
        assertThatThrownBy(() -> SurveySource.parse("day,score\n2026-03-02,x\n"))
                .hasMessage("line 2: score must be a whole number: x");
        assertThatThrownBy(() -> SubscriptionSource.parse("first_day,last_day,amount,interval_months\n,,1,1\n"))
                .hasMessage("line 2: first_day must not be empty");
    }
}
