package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.attribution.ModelComparison;
import io.shopwright.analytics.budget.Allocation;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.client.resource.Orders;
import io.shopwright.client.resource.ShopifyQl;
import io.shopwright.insights.ChannelReport.Model;
import io.shopwright.insights.ChannelReport.Place;
import io.shopwright.insights.ChannelReport.Question;
import io.shopwright.insights.ChannelReport.Report;
import io.shopwright.insights.ChannelReport.Traffic;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.OrderExport;
import io.shopwright.testkit.SampleShop;
import io.shopwright.testkit.SimulatedShop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On the simulated shop, over its socket. */
class ChannelReportTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final Period TWELVE_WEEKS = Period.lastDays(84, END);

    private static Shop open(SimulatedShop simulated) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
    }

    private static GeneratedSales generated(double units) {
        return GeneratedSales.builder(23, END)
                .days(84)
                .products(2)
                .dailyUnits(units)
                .trend(0)
                .generate();
    }

    /** Each order of these has a visit that caused it, and 1.05 others in the mean. */
    @Test
    void ordersOfGuests_haveAPlaceButNoCustomers() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(
                    OrderExport.parse("Name,Email,Created at,Total,Lineitem quantity,Lineitem name,Lineitem price,"
                            + "Financial Status\n#1,,2026-06-05 10:00:00 +0000,20,2,Tea,10,paid\n"
                            + "#2,,2026-06-06 10:00:00 +0000,10,1,Tea,10,paid\n"));

            Report report = ChannelReport.report(
                    shop, Question.of(Period.lastDays(30, LocalDate.of(2026, 6, 30)), AdSpendSource.NONE));

            assertThat(report.places()).singleElement().satisfies(place -> {
                assertThat(place.customers()).isZero();
                assertThat(place.share())
                        .hasValueSatisfying(share -> assertThat(share).isEqualByComparingTo("1"));
            });
            assertThat(report.coverage()).isEqualTo(new ChannelReport.Coverage(0, 2, 0));
            assertThat(simulated.requests("orders"))
                    .as("readings of the orders")
                    .hasSize(1);
        }
    }

    @Test
    void models_standSideBySide() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(generated(3));

            Report report = ChannelReport.report(shop, Question.of(TWELVE_WEEKS, AdSpendSource.NONE));

            ModelComparison models = report.models().orElseThrow();
            assertThat(models.models()).hasSize(Model.values().length);
            assertThat(models.rows()).hasSize(4);
            assertThat(report.journeys().orElseThrow().meanTouches().orElseThrow())
                    .isCloseTo(1 + 0.1 + 0.2 + 0.05 + 0.7, within(0.15));
            double credited =
                    report.traffic().stream().mapToDouble(Traffic::orders).sum();
            assertThat(credited).isCloseTo(report.coverage().attributed(), within(1e-6));
            assertThat(report.traffic()).allMatch(each -> each.returnOnAdSpend().isEmpty());
            assertThat(report.basis().missing()).anyMatch(line -> line.contains("advertising spend"));
        }
    }

    /**
     * Spend of which sales are a hundred times the root earns most where the roots' slopes are equal: for the same curve, by
     * the same spend.
     */
    @Test
    void budget_afterSpendWithDiminishingReturns_isDividedByThem() {
        GeneratedSales generated = generated(3);
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(generated);
            List<AdSpendSource.Spend> spends = new ArrayList<>();
            for (int week = 0; week < 12; week++) {
                LocalDate from = END.minusDays(83 - 7L * week);
                Report sold =
                        ChannelReport.report(shop, Question.of(new Period(from, from.plusDays(6)), AdSpendSource.NONE));
                for (Traffic traffic : sold.traffic()) {
                    if (traffic.name().equals("google / cpc") || traffic.name().equals("instagram / social")) {
                        BigDecimal root = traffic.sales().movePointLeft(2);
                        spends.add(new AdSpendSource.Spend(from, traffic.name(), root.multiply(root)));
                    }
                }
            }

            Report report = ChannelReport.report(
                    shop, Question.of(TWELVE_WEEKS, AdSpendSource.of(spends)).withMargin(new BigDecimal("0.4")));

            Allocation budget = report.budget().orElseThrow();
            double spent = spends.stream()
                    .mapToDouble(each -> each.amount().doubleValue())
                    .sum();
            assertThat(budget.spent()).isCloseTo(spent / 12, within(1e-6 * spent));
            assertThat(budget.channels()).hasSize(2).allSatisfy(channel -> {
                if (channel.binding() == Allocation.Binding.NONE) {
                    assertThat(channel.spend()).isCloseTo(spent / 24, within(1e-3 * spent));
                }
                assertThat(channel.response()).isCloseTo(100 * Math.sqrt(channel.spend()), within(1e-2));
            });
            Traffic google = report.traffic().stream()
                    .filter(each -> each.name().equals("google / cpc"))
                    .findFirst()
                    .orElseThrow();
            BigDecimal cost = google.spend().orElseThrow();
            double earned = google.sales().doubleValue();
            assertThat(google.returnOnAdSpend().orElseThrow().doubleValue())
                    .isCloseTo(earned / cost.doubleValue(), within(1e-4));
            assertThat(google.returnOnInvestment().orElseThrow().doubleValue())
                    .isCloseTo((0.4 * earned - cost.doubleValue()) / cost.doubleValue(), within(1e-4));
            assertThat(google.leastSales()).isLessThanOrEqualTo(google.sales());
            assertThat(google.mostSales()).isGreaterThanOrEqualTo(google.sales());
        }
    }

    @Test
    void places_areBySourceName_andAddUpToTheShopsOwnReport() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated)) {
            simulated.load(SampleShop.until(END));
            order(shop, "pos", "120.00");
            order(shop, "iphone", "30.00");
            order(shop, "7654321", "15.00");

            Report report = ChannelReport.report(
                    shop,
                    new Question(
                            Period.lastDays(365, END),
                            Model.LINEAR,
                            AdSpendSource.NONE,
                            null,
                            null,
                            Map.of("7654321", SalesChannel.MARKETPLACE)));

            assertThat(place(report, "pos").kind()).isEqualTo(SalesChannel.POINT_OF_SALE);
            assertThat(place(report, "pos").sales().net()).isEqualByComparingTo("120.00");
            assertThat(place(report, "iphone").kind()).isEqualTo(SalesChannel.MOBILE_APP);
            assertThat(place(report, "7654321").kind()).isEqualTo(SalesChannel.MARKETPLACE);
            BigDecimal gross = report.places().stream()
                    .map(place -> place.sales().gross())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            String reported = new ShopifyQl(shop)
                    .table("FROM sales SHOW gross_sales SINCE 2025-07-01 UNTIL 2026-06-30")
                    .rows()
                    .get(0)
                    .get("gross_sales");
            assertThat(gross).isEqualByComparingTo(reported);
            assertThat(report.coverage().withoutVisit()).isGreaterThanOrEqualTo(3);
            assertThat(report.published())
                    .anySatisfy(each -> assertThat(each.products()).isEqualTo(12));
        }
    }

    private static void order(Shop shop, String source, String price) {
        Map<String, Object> money = Map.of("shopMoney", Map.of("amount", price, "currencyCode", "USD"));
        new Orders(shop)
                .create(Map.of(
                        "sourceName",
                        source,
                        "processedAt",
                        "2026-06-15T12:00:00Z",
                        "lineItems",
                        List.of(Map.of("title", "Made to order", "quantity", 1, "priceSet", money))))
                .run();
    }

    private static Place place(Report report, String source) {
        return report.places().stream()
                .filter(place -> place.sourceName().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void report_ofAnEmptyShopOrWithoutScopes_saysWhatItLacks() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("some", "read_orders", "read_customers", "read_products")
                        .accessToken("orders", "read_orders")
                        .start();
                Shop some = Shop.open(ShopConfig.at(simulated.endpoint(), "some"));
                Shop orders = Shop.open(ShopConfig.at(simulated.endpoint(), "orders"))) {
            Report report = ChannelReport.report(some, Question.of(TWELVE_WEEKS, AdSpendSource.NONE));

            assertThat(report.places()).isEmpty();
            assertThat(report.models()).isEmpty();
            assertThat(report.visits()).isEmpty();
            assertThat(report.basis().missing())
                    .anyMatch(line -> line.contains("read_all_orders"))
                    .anyMatch(line -> line.contains("read_reports"))
                    .anyMatch(line -> line.contains("read_publications"))
                    .anyMatch(line -> line.startsWith("No order of the period has a visit"));
            assertThatThrownBy(() -> ChannelReport.report(orders, Question.of(TWELVE_WEEKS, AdSpendSource.NONE)))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("read_customers and read_products");
        }
    }

    @Test
    void adSpend_comesFromCsv() {
        AdSpendSource spend =
                AdSpendSource.parse("day,channel,amount\n2026-06-01,google / cpc,12.50\n2026-07-01,google / cpc,9\n");

        assertThat(spend.in(new Period(LocalDate.of(2026, 6, 1), END)))
                .containsExactly(
                        new AdSpendSource.Spend(LocalDate.of(2026, 6, 1), "google / cpc", new BigDecimal("12.50")));
        assertThatThrownBy(() -> AdSpendSource.parse("day,channel,amount\n1.6.2026,x,1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: need a day such as 2026-06-30");
        assertThatThrownBy(() -> AdSpendSource.parse("day,channel,amount\n2026-06-01,x,-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spend must be >= 0");
    }
}
