package io.shopwright.examples.insights;

import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.ChannelReport;
import io.shopwright.insights.ChannelReport.Place;
import io.shopwright.insights.ChannelReport.Question;
import io.shopwright.insights.ChannelReport.Report;
import io.shopwright.insights.ChannelReport.Traffic;
import io.shopwright.insights.Period;
import io.shopwright.testkit.GeneratedSales;
import io.shopwright.testkit.SimulatedShop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/** Prints where the shop sold in the last 90 days, what led buyers there, and what advertising brought. */
public final class Channels {
    private static final String SPEND =
            "day,channel,amount\n2026-06-01,google / cpc,250\n2026-06-01,newsletter / email,40\n";

    private Channels() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, Channels::load, (shop, lastDay) -> {
            Report report = ChannelReport.report(
                    shop,
                    Question.of(Period.lastDays(90, lastDay), AdSpendSource.parse(SPEND))
                            .withMargin(new BigDecimal("0.5")));
            System.out.println("Sales from " + report.basis().period() + ":");
            for (Place place : report.places()) {
                System.out.printf(
                        Locale.ROOT,
                        "  %-14s %-8s %,10.2f %s, %d orders, %d customers%n",
                        place.kind(),
                        place.sourceName().isEmpty() ? "-" : place.sourceName(),
                        place.sales().net(),
                        report.basis().shop().currencyCode(),
                        place.sales().orders(),
                        place.customers());
            }
            System.out.println("Led there, by " + report.question().model() + ":");
            for (Traffic traffic : report.traffic()) {
                System.out.printf(
                        Locale.ROOT,
                        "  %-20s %6.1f orders, %,9.2f (%,.2f to %,.2f by other models), return on spend %s%n",
                        traffic.name(),
                        traffic.orders(),
                        traffic.sales(),
                        traffic.leastSales(),
                        traffic.mostSales(),
                        traffic.returnOnAdSpend()
                                .map(each -> String.format(Locale.ROOT, "%.2f", each))
                                .orElse("unknown"));
            }
            report.basis().missing().forEach(line -> System.out.println("Missing: " + line));
        });
    }

    /** A shop whose orders have visits before them. */
    private static void load(SimulatedShop simulated, LocalDate lastDay) {
        simulated.load(GeneratedSales.builder(1, lastDay).days(120).products(2).generate());
    }
}
