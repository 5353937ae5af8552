package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.forecast.Step;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.insights.SalesForecast.Expected;
import io.shopwright.insights.SalesForecast.Metric;
import io.shopwright.insights.SalesForecast.Question;
import io.shopwright.insights.SalesForecast.Report;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SimulatedShop;
import io.shopwright.testkit.TransactionLog;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On the simulated shop, over its socket. */
class SalesForecastTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final String[] ORDERS = {"read_orders", "read_all_orders", "read_customers", "read_products"};

    private static Shop open(SimulatedShop simulated, String token) {
        return Shop.open(ShopConfig.at(simulated.endpoint(), token));
    }

    private static GeneratedSales steady() {
        return GeneratedSales.builder(7, END)
                .days(140)
                .products(2)
                .dailyUnits(4)
                .trend(0)
                .season(0, 1)
                .generate();
    }

    private static double wanted(GeneratedSales.Truth truth, Period days) {
        return days.from()
                .datesUntil(days.to().plusDays(1))
                .mapToDouble(day -> truth.goods().stream()
                        .mapToDouble(
                                good -> truth.wanted(good, day) * good.price().doubleValue())
                        .sum())
                .sum();
    }

    /** Sales by a law without trend: four weeks are forecast to a tenth, and the intervals hold what the law expects. */
    @Test
    void forecast_ofSteadySales_findsTheLaw() {
        GeneratedSales sales = steady();
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated, simulated.accessToken())) {
            simulated.load(sales);

            Report report = SalesForecast.report(
                    shop, new Question(Period.lastDays(140, END), 28, Metric.NET_SALES, Step.WEEK));

            Expected total = report.total().orElseThrow();
            double truth = wanted(sales.truth(), total.days());
            assertThat(total.expected().doubleValue()).isCloseTo(truth, within(0.1 * truth));
            assertThat(total.lower().doubleValue()).isLessThan(truth);
            assertThat(total.upper().doubleValue()).isGreaterThan(truth);
            assertThat(report.steps()).hasSize(4).allSatisfy(step -> {
                assertThat(step.days().days()).isEqualTo(7);
                assertThat(wanted(sales.truth(), step.days()))
                        .isBetween(step.lower().doubleValue(), step.upper().doubleValue());
            });
            assertThat(report.steps().stream()
                            .map(Expected::expected)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .doubleValue())
                    .isCloseTo(total.expected().doubleValue(), within(0.05));
            assertThat(report.before()).isPresent();
            assertThat(report.yearBefore()).isEmpty();
            assertThat(report.basis().complete()).isTrue();
        }
    }

    /** The shop's reports and its orders tell the same, so that the scope at hand does not change the answer. */
    @Test
    void reportsAndOrders_giveOneForecast() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("reports", "read_reports")
                        .accessToken("orders", ORDERS)
                        .start();
                Shop byReports = open(simulated, "reports");
                Shop byOrders = open(simulated, "orders")) {
            simulated.load(steady());
            for (Metric metric : Metric.values()) {
                Question question = new Question(Period.lastDays(120, END), 40, metric, Step.MONTH);

                Report first = SalesForecast.report(byReports, question);
                Report second = SalesForecast.report(byOrders, question);

                assertThat(first.steps()).isEqualTo(second.steps()).hasSize(2);
                assertThat(first.before()).isEqualTo(second.before());
                assertThat(first.steps().get(0).days())
                        .isEqualTo(new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 31)));
                assertThat(first.basis().method()).contains("the shop's reports");
            }
        }
    }

    @Test
    void tokenThatSees60DaysOnly_forecastsFromThoseAndSaysSo() {
        try (SimulatedShop simulated = SimulatedShop.builder()
                        .accessToken("t", "read_orders", "read_customers", "read_products")
                        .start();
                Shop shop = open(simulated, "t")) {
            LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
            simulated.load(GeneratedSales.builder(7, yesterday)
                    .days(90)
                    .products(1)
                    .dailyUnits(4)
                    .generate());

            Report report = SalesForecast.report(shop, Question.of(yesterday));

            assertThat(report.total()).isPresent();
            assertThat(report.basis().missing()).anyMatch(line -> line.contains("only the latest 59 days are known"));
        }
    }

    @Test
    void tooShortAPast_forecastsNothingAndSaysWhy() {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = open(simulated, simulated.accessToken())) {
            assertThat(SalesForecast.report(shop, Question.of(END)).basis().missing())
                    .containsExactly("Nothing is forecast: that takes 14 days from the first sale on, and until"
                            + " 2026-06-30 there are 0.");
            simulated.load(TransactionLog.parse(
                    "who,when,paid\nada,2026-06-20,10\n",
                    TransactionLog.Columns.of("who", "when").amount("paid")));

            Report report = SalesForecast.report(shop, Question.of(END));

            assertThat(report.total()).isEmpty();
            assertThat(report.steps()).isEmpty();
            assertThat(report.basis().missing())
                    .containsExactly("Nothing is forecast: that takes 14 days from the first sale on, and until"
                            + " 2026-06-30 there are 11.");
        }
    }

    @Test
    void questions_outsideOfRanges_areRefused() {
        Period year = Period.lastDays(365, END);
        for (int days : List.of(0, -1, 367)) {
            assertThatThrownBy(() -> new Question(year, days, Metric.ORDERS, Step.DAY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("days must be in 1..366");
        }
        assertThatThrownBy(() -> new Question(Period.lastDays(13, END), 7, Metric.ORDERS, Step.DAY))
                .hasMessageContaining("a past of 14 days");
    }
}
