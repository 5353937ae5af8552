package io.shopwright.mcp;

import io.shopwright.insights.Alert;
import io.shopwright.insights.CallHealth;
import io.shopwright.insights.GoalProgress;
import io.shopwright.insights.SalesMonitor;
import io.shopwright.insights.SalesMonitor.Current;
import io.shopwright.insights.SalesMonitor.Expected;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a {@link SalesMonitor} sees its shop now, as a tool. */
final class MonitorTool {
    /** Goals and alerts that an answer shows at once. */
    private static final int MOST_GOALS = 20;

    private MonitorTool() {}

    /** What it answers. */
    record Answer(
            Ground basis,
            boolean complete,
            List<String> missing,
            Instant at,
            LocalDate day,
            @About("So far today.") BigDecimal netSales,
            long orders,

            @About("Of the whole day, if there is a past.") @Nullable
            ExpectedRow expected,

            @About("Sold more than on the same weekdays by this time, as a share.") @Nullable
            Double trend,

            List<GoalRow> goals,

            @About("Of this program's calls.") @Nullable CallsRow calls,

            @About("Open and acknowledged, the oldest first.")
            Rows<AlertRow> alerts) {}

    record ExpectedRow(
            BigDecimal day,
            BigDecimal lower,
            BigDecimal upper,
            @About("Usually there by now.") @Nullable BigDecimal byNow) {
        private static ExpectedRow of(Expected expected) {
            return new ExpectedRow(
                    expected.day(),
                    expected.lower(),
                    expected.upper(),
                    expected.byNow().orElse(null));
        }
    }

    record GoalRow(
            String name,
            String metric,
            LocalDate lastDay,
            BigDecimal wanted,
            @Nullable BigDecimal attained,
            @Nullable BigDecimal projected,
            GoalProgress.Status status) {
        private static GoalRow of(GoalProgress progress) {
            return new GoalRow(
                    progress.goal().name(),
                    progress.goal().metric(),
                    progress.goal().period().to(),
                    Shown.money(progress.goal().expected()),
                    Shown.money(progress.attained()),
                    Shown.money(progress.projected()),
                    progress.status());
        }
    }

    record CallsRow(long calls, @About("95th percentile.") long milliseconds, double failedShare) {
        private static CallsRow of(CallHealth.Figures figures) {
            return new CallsRow(figures.calls(), figures.p95().toMillis(), Shown.share(figures.errorRate()));
        }
    }

    record AlertRow(long id, Alert.Kind kind, String subject, Alert.State state, Instant since, String message) {
        private static AlertRow of(Alert alert) {
            return new AlertRow(
                    alert.id(), alert.kind(), alert.subject(), alert.state(), alert.since(), alert.message());
        }
    }

    static Tool<Answer> of(SalesMonitor monitor, Clock clock) {
        return new InsightTool<>(
                "shopify_sales_monitor",
                "Sales monitor",
                "How sales go today so far, beside a forecast made before the day began and the same weekdays by this time;"
                        + " goals with their projection, and alerts that are open: unusual sales, low stock, conversion,"
                        + " missed goals, failing calls. Reads what has changed since the last look. For days to come use"
                        + " shopify_sales_forecast.",
                Capability.ANALYSE_SALES,
                Capability.ANALYSE_SALES.scopes(),
                List.of(Parameters.LIMIT, Parameters.CURSOR),
                Answer.class,
                (arguments, request) -> answer(monitor, clock.instant(), arguments, request));
    }

    private static Answer answer(SalesMonitor monitor, Instant now, Arguments arguments, Request request) {
        Cursor cursor = request.cursor(arguments, "alerts");
        Current current = request.report("alerts", cursor, () -> monitor.poll(now));
        return new Answer(
                Ground.of(current.basis()),
                current.basis().complete(),
                new Lacks(current.basis().missing()).sentences(),
                current.at(),
                current.day(),
                Shown.money(current.today().net()),
                current.today().orders(),
                current.expected().map(ExpectedRow::of).orElse(null),
                Shown.share(current.trend()),
                current.goals().stream().limit(MOST_GOALS).map(GoalRow::of).toList(),
                current.calls().map(CallsRow::of).orElse(null),
                Rows.of(current.alerts(), cursor.in(current.alerts()), arguments.get(Parameters.LIMIT), AlertRow::of));
    }
}
