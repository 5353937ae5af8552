package io.shopwright.examples.insights;

import io.shopwright.insights.AdSpendSource;
import io.shopwright.insights.CostSource;
import io.shopwright.insights.ExecutiveDashboard;
import io.shopwright.insights.ExecutiveDashboard.Figure;
import io.shopwright.insights.ExecutiveDashboard.Question;
import io.shopwright.insights.ExecutiveDashboard.Report;
import io.shopwright.insights.ExecutiveDashboard.Sources;
import io.shopwright.insights.Period;
import io.shopwright.insights.SubscriptionSource;
import io.shopwright.insights.SurveySource;
import java.math.BigDecimal;
import java.util.Optional;

/** Prints how the business stands: every figure of the last 30 days beside its target. */
public final class BoardPage {
    private BoardPage() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            Report report = ExecutiveDashboard.report(
                    shop, Question.of(Period.lastDays(30, lastDay)).with(sources()));
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

    /** What the shop cannot know; real figures come from files. */
    private static Sources sources() {
        return new Sources(
                CostSource.NONE,
                AdSpendSource.parse("day,channel,amount\n2026-05-20,google / cpc,90\n2026-06-10,google / cpc,120\n"),
                SurveySource.parse("day,score\n2026-06-03,10\n2026-06-12,9\n2026-06-20,6\n2026-06-24,10\n"),
                SubscriptionSource.parse("first_day,last_day,amount,interval_months\n2026-01-01,,19,1\n"),
                Optional.empty(),
                Optional.empty());
    }

    private static String written(Figure figure, Optional<BigDecimal> value, String currency) {
        return value.map(each -> figure.measure().format(each, currency)).orElse("unknown");
    }
}
