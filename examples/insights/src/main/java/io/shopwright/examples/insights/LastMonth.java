package io.shopwright.examples.insights;

import io.shopwright.analytics.kpi.Target.Direction;
import io.shopwright.insights.Finding;
import io.shopwright.insights.KeyFigure;
import io.shopwright.insights.Period;
import io.shopwright.insights.Recommendation;
import io.shopwright.insights.StoreAnalytics;
import io.shopwright.insights.StoreAnalytics.Kpi;
import io.shopwright.insights.StoreAnalytics.Question;
import io.shopwright.insights.StoreAnalytics.Report;
import java.util.Locale;

/** Prints how the last 30 days went, what stands out, and what could be done. */
public final class LastMonth {
    private LastMonth() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            Report report = StoreAnalytics.report(shop, Question.of(Period.lastDays(30, lastDay)));
            String currency = report.basis().shop().currencyCode();
            System.out.printf(
                    Locale.ROOT,
                    "%s: net sales %,.2f %s from %d orders, before %,.2f %s from %d orders%n",
                    report.basis().period(),
                    report.sales().net(),
                    currency,
                    report.sales().orders(),
                    report.salesBefore().net(),
                    currency,
                    report.salesBefore().orders());
            report.buyers()
                    .ifPresent(buyers -> System.out.printf(
                            "%d customers bought, %d of them for the first time%n",
                            buyers.customers(), buyers.newCustomers()));
            for (Kpi kpi : Kpi.values()) {
                KeyFigure figure = report.figure(kpi);
                System.out.printf(
                        "%-48s %12s, target %s %s: %s%n",
                        figure.name(),
                        figure.now().map(now -> kpi.format(now, currency)).orElse("unknown"),
                        figure.target().direction() == Direction.AT_LEAST ? "at least" : "at most",
                        kpi.format(figure.target().value(), currency),
                        figure.progress().status());
            }
            System.out.println("What stands out:");
            for (Finding finding : report.findings()) {
                System.out.println("- " + finding.title() + ". " + String.join(" ", finding.evidence()));
            }
            System.out.println("What could be done:");
            for (Recommendation each : report.recommendations()) {
                System.out.printf(
                        Locale.ROOT,
                        "- %s: %,.0f to %,.0f %s. %s%n",
                        each.action(),
                        each.effect().low(),
                        each.effect().high(),
                        currency,
                        each.effect().restsOn());
            }
            report.basis().missing().forEach(each -> System.out.println("Missing: " + each));
        });
    }
}
