package io.shopwright.examples.insights;

import io.shopwright.insights.ExecutiveDashboard;
import io.shopwright.insights.ExecutiveDashboard.Figure;
import io.shopwright.insights.ExecutiveDashboard.Question;
import io.shopwright.insights.ExecutiveDashboard.Report;
import io.shopwright.insights.Period;
import java.math.BigDecimal;
import java.util.Optional;

/** Prints how the business stands: every figure of the last 30 days beside its target. */
public final class BoardPage {
    private BoardPage() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            Report report = ExecutiveDashboard.report(shop, Question.of(Period.lastDays(30, lastDay)));
            String currency = report.basis().shop().currencyCode();
            System.out.println(report.basis().period());
            System.out.printf("%-36s %16s %16s  %-8s %s%n", "", "now", "before", "trend", "target");
            for (Figure figure : report.figures()) {
                System.out.printf(
                        "%-36s %16s %16s  %-8s %s%n",
                        figure.measure().words(),
                        written(figure, figure.value(), currency),
                        written(figure, figure.previous(), currency),
                        figure.trend(),
                        figure.target()
                                .map(target -> written(figure, Optional.of(target.value()), currency) + ", "
                                        + figure.status().orElseThrow())
                                .orElse(""));
            }
            report.alerts().forEach(alert -> System.out.println("Look at: " + alert));
            report.basis().missing().forEach(line -> System.out.println("Missing: " + line));
        });
    }

    private static String written(Figure figure, Optional<BigDecimal> value, String currency) {
        return value.map(each -> figure.measure().format(each, currency)).orElse("unknown");
    }
}
