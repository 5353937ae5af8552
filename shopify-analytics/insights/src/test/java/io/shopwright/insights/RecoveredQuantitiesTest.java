package io.shopwright.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.analytics.attribution.ModelComparison;
import io.shopwright.analytics.inventory.LeadTime;
import io.shopwright.analytics.pricing.Elasticity;
import io.shopwright.analytics.pricing.PriceHistory;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.insights.ChannelReport.Model;
import io.shopwright.insights.CustomerLifecycle.Acquisition;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.GeneratedSales.Channel;
import io.shopwright.testkit.GeneratedSales.Good;
import io.shopwright.testkit.GeneratedSales.Truth;
import io.shopwright.testkit.GeneratedShop;
import io.shopwright.testkit.SimulatedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the questions find of shops whose laws are known, over the socket of the simulated shop: within four standard errors
 * of a count, and as documented in {@code docs/accuracy.md}. With the system property {@code shopwright.accuracy.update} the
 * table there is written.
 */
class RecoveredQuantitiesTest {
    private static final LocalDate END = LocalDate.of(2026, 6, 30);
    private static final double ERRORS = 4;
    private static final int HORIZON = 30;

    private final StringBuilder table = new StringBuilder("| quantity | truth | found | allowed error |\n|-|-|-|-|\n");

    @Test
    void quantities_areFoundWithinTheirErrors() throws IOException {
        demandAndSeason();
        elasticity();
        churn();
        channels();

        Path file = Path.of(System.getProperty("shopwright.root"), "docs", "accuracy.md");
        String document = Files.readString(file);
        Matcher marks = Pattern.compile("(<!-- recovered: start -->\n).*?(<!-- recovered: end -->)", Pattern.DOTALL)
                .matcher(document);
        assertThat(marks.find()).as("marks of the table in %s", file).isTrue();
        if (Boolean.getBoolean("shopwright.accuracy.update")) {
            Files.writeString(file, marks.replaceFirst("$1" + Matcher.quoteReplacement(table.toString()) + "$2"));
        } else {
            assertThat(marks.group()).contains("-->\n" + table + "<!--");
        }
    }

    private void row(String quantity, double truth, double found, double error) {
        assertThat(found).as(quantity).isCloseTo(truth, within(error));
        table.append(String.format(Locale.ROOT, "| %s | %.3g | %.3g | %.2g |%n", quantity, truth, found, error)
                .replace("\r\n", "\n"));
    }

    private static void ask(Consumer<SimulatedShop> load, Consumer<Shop> question) {
        try (SimulatedShop simulated = SimulatedShop.start();
                Shop shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()))) {
            load.accept(simulated);
            question.accept(shop);
        }
    }

    private void demandAndSeason() {
        int days = 800;
        double units = 3;
        GeneratedSales generated = GeneratedSales.builder(11, END)
                .days(days)
                .products(1)
                .dailyUnits(units)
                .trend(0)
                .season(0.4, 340)
                .generate();
        Truth truth = generated.truth();
        Good good = truth.goods().get(0);
        SupplySource supply = SupplySource.same(SupplySource.Supply.within(LeadTime.certain(14)));
        ask(simulated -> simulated.load(generated), shop -> {
            InventoryIntelligence.Report report =
                    InventoryIntelligence.report(shop, InventoryIntelligence.Question.of(END, supply));

            double year = 0;
            for (Month month : Month.values()) {
                year += meanDay(truth, good, month) / 12;
            }
            for (Month month : Month.values()) {
                double factor = meanDay(truth, good, month) / year;
                double count = units * 365.25 / 12;
                row(
                        "season, " + month.name().toLowerCase(Locale.ROOT),
                        factor,
                        report.seasons().months().get(month),
                        ERRORS * Math.sqrt(factor / count));
            }
            for (DayOfWeek day : List.of(DayOfWeek.TUESDAY, DayOfWeek.SATURDAY)) {
                double factor = truth.weekdays().get(day.getValue() - 1);
                row(
                        "weekday, " + day.name().toLowerCase(Locale.ROOT),
                        factor,
                        report.seasons().weekdays().get(day),
                        ERRORS * Math.sqrt(factor / (units * days / 7)));
            }
            double wanted = 0;
            for (int day = 1; day <= HORIZON; day++) {
                wanted += truth.wanted(good, END.plusDays(day));
            }
            double expected = report.items()
                    .get(0)
                    .outlook()
                    .orElseThrow()
                    .demand()
                    .sum(1, HORIZON)
                    .orElseThrow()
                    .mean();
            // The level at the end is known from about as many days as are forecast.
            row("units wanted in the next 30 days", wanted, expected, ERRORS * Math.sqrt(2 * wanted));
        });
    }

    /** Days of a weekday differ by the price alone; the error is that of Poisson counts at the true demand. */
    private void elasticity() {
        int days = 420;
        GeneratedSales.Builder builder = GeneratedSales.builder(31, END)
                .days(days)
                .products(1)
                .dailyUnits(25)
                .trend(0)
                .season(0, 1);
        for (int i = 0; i < 8; i++) {
            LocalDate first = END.minusDays(40L * (i + 1));
            builder.promotion(first, first.plusDays(13), 0.1 + 0.05 * (i % 4));
        }
        GeneratedSales generated = builder.generate();
        ask(simulated -> simulated.load(generated), shop -> {
            Period period = Period.lastDays(days, END);
            SalesLedger ledger = SalesLedger.read(shop, ShopFacts.of(shop), period, Reading.BULK);
            Truth truth = generated.truth();
            Good good = truth.goods().get(0);
            double[] units = new double[days];
            double[] prices = new double[days];
            int[] weekdays = new int[days];
            for (int i = 0; i < days; i++) {
                LocalDate day = period.from().plusDays(i);
                SalesFigures sold = ledger.figures(new Period(day, day));
                units[i] = sold.units();
                // On a day without a sale only the merchant knows the price.
                prices[i] = sold.units() > 0
                        ? sold.net().doubleValue() / sold.units()
                        : good.price().doubleValue() * (1 - truth.discount(day));
                weekdays[i] = day.getDayOfWeek().getValue();
            }
            Elasticity found = Elasticity.poisson(PriceHistory.of(units, prices).withGroups(weekdays));
            row("elasticity of demand", truth.elasticity(), found.value(), ERRORS * error(truth, good, period));
        });
    }

    /** Of a Poisson regression with a level for each weekday: one over the root of what the logarithm of the price varies. */
    private static double error(Truth truth, Good good, Period period) {
        double information = 0;
        for (DayOfWeek weekday : DayOfWeek.values()) {
            double weight = 0;
            double sum = 0;
            double squares = 0;
            for (LocalDate day = period.from(); !day.isAfter(period.to()); day = day.plusDays(1)) {
                if (day.getDayOfWeek() == weekday) {
                    double wanted = truth.wanted(good, day);
                    double price = Math.log(1 - truth.discount(day));
                    weight += wanted;
                    sum += wanted * price;
                    squares += wanted * price * price;
                }
            }
            information += squares - sum * sum / weight;
        }
        return 1 / Math.sqrt(information);
    }

    private static double meanDay(Truth truth, Good good, Month month) {
        YearMonth days = YearMonth.of(2025, month);
        double sum = 0;
        for (int day = 1; day <= days.lengthOfMonth(); day++) {
            sum += truth.wanted(good, days.atDay(day));
        }
        return sum / days.lengthOfMonth();
    }

    /** The share of those who came back and are gone. */
    private void churn() {
        GeneratedShop generated =
                GeneratedShop.builder(19, END).customers(1200).days(730).generate();
        ask(simulated -> simulated.load(generated), shop -> {
            CustomerLifecycle.Report report = CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(END));

            List<GeneratedShop.Buyer> again = generated.truth().buyers().stream()
                    .filter(buyer -> buyer.purchases() > 1)
                    .toList();
            double gone =
                    (double) again.stream().filter(buyer -> !buyer.alive()).count() / again.size();
            row(
                    "customers gone, of those who came back",
                    gone,
                    report.churn().rate().orElseThrow(),
                    ERRORS * Math.sqrt(gone * (1 - gone) / again.size()));
            assertThat(report.customers()).hasSameSizeAs(generated.truth().buyers());
        });
    }

    /** The first visit before an order caused it; those after it, most of them direct, caused nothing. */
    private void channels() {
        GeneratedSales generated = GeneratedSales.builder(23, END)
                .days(84)
                .products(2)
                .dailyUnits(10)
                .trend(0)
                .generate();
        ask(simulated -> simulated.load(generated), shop -> {
            ChannelReport.Report report =
                    ChannelReport.report(shop, ChannelReport.Question.of(Period.lastDays(84, END), AdSpendSource.NONE));
            CustomerLifecycle.Report customers = CustomerLifecycle.report(shop, CustomerLifecycle.Question.of(END));

            ModelComparison models = report.models().orElseThrow();
            Map<String, Double> last = shares(models, Model.LAST_CLICK);
            Map<String, Double> first = shares(models, Model.FIRST_CLICK);
            double acquired = customers.customers().size();
            for (Channel channel : generated.truth().channels()) {
                String name =
                        channel.source().equals("direct") ? "direct" : channel.source() + " / " + channel.medium();
                double spread = ERRORS * Math.sqrt(channel.share() * (1 - channel.share()));
                row(
                        "orders caused by " + name + ", first click",
                        channel.share(),
                        first.getOrDefault(name, 0.0),
                        spread / Math.sqrt(report.coverage().attributed()));
                double won = customers.acquisitions().stream()
                        .filter(each -> each.origin().equals(name))
                        .mapToLong(Acquisition::customers)
                        .sum();
                row("customers won by " + name, channel.share(), won / acquired, spread / Math.sqrt(acquired));
            }
            assertThat(last.get("direct")).isGreaterThan(0.5);
        });
    }

    private static Map<String, Double> shares(ModelComparison models, Model model) {
        int column = models.models().indexOf(model.toString());
        return models.rows().stream()
                .collect(Collectors.toMap(
                        ModelComparison.Row::channel, each -> each.shares().get(column)));
    }
}
