package io.shopwright.examples.insights;

import io.shopwright.insights.Goal;
import io.shopwright.insights.GoalProgress;
import io.shopwright.insights.Period;
import io.shopwright.insights.SalesMonitor;
import io.shopwright.insights.SalesMonitor.Current;
import io.shopwright.insights.SalesMonitor.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Prints how the last day goes at six in the evening (UTC), and what needs attention. */
public final class TodaysSales {
    private TodaysSales() {}

    public static void main(String... arguments) {
        ExampleShop.ask(arguments, (shop, lastDay) -> {
            Instant now = lastDay.atTime(LocalTime.of(18, 0)).toInstant(ZoneOffset.UTC);
            List<Goal> goals =
                    List.of(Goal.netSales("week", new Period(lastDay.minusDays(6), lastDay), new BigDecimal("1000")));
            try (SalesMonitor monitor = SalesMonitor.start(
                    shop, Question.of(goals), alert -> System.out.println("Alert: " + alert.message()), now)) {
                Current current = monitor.poll(now);
                System.out.printf(
                        Locale.ROOT,
                        "%s: net sales %,.2f from %d orders%n",
                        current.day(),
                        current.today().net(),
                        current.today().orders());
                current.expected()
                        .ifPresent(expected -> System.out.printf(
                                Locale.ROOT,
                                "Expected of the day: %,.2f, ordinary is %s to %,.2f%n",
                                expected.day(),
                                expected.lower().signum() > 0
                                        ? String.format(Locale.ROOT, "%,.2f", expected.lower())
                                        : "nothing",
                                expected.upper()));
                for (GoalProgress goal : current.goals()) {
                    System.out.printf(
                            "Goal '%s': %s of %s, %s%n",
                            goal.goal().name(),
                            goal.attained().map(BigDecimal::toPlainString).orElse("unknown"),
                            goal.goal().expected(),
                            goal.status());
                }
                current.basis().missing().forEach(line -> System.out.println("Missing: " + line));
            }
        });
    }
}
