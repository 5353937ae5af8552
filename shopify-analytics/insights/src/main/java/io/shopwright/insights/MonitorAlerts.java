package io.shopwright.insights;

import io.shopwright.analytics.anomaly.ForecastBreaches;
import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.insights.AlertBook.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a monitor's figures mean for its alerts. Not safe for threads. */
final class MonitorAlerts {
    private final ShopFacts facts;
    private final MonitorRules rules;
    private final AlertBook book;

    MonitorAlerts(ShopFacts facts, MonitorRules rules, AlertPace pace) {
        this.facts = facts;
        this.rules = rules;
        this.book = new AlertBook(pace);
    }

    AlertBook book() {
        return book;
    }

    void stock(String subject, int available, Instant at) {
        String message = available + " units of " + subject + " are left";
        book.read(new Reading(Alert.Kind.LOW_STOCK, subject, rules.stock(), available, message), at);
    }

    /** @param low all that have fewer units than an alert needs to close */
    void stock(Map<String, Integer> low, Instant at) {
        low.forEach((subject, available) -> stock(subject, available, at));
        book.clear(Alert.Kind.LOW_STOCK, subject -> !low.containsKey(subject));
    }

    void conversion(Visits today, Visits before, Instant at) {
        Optional<BigDecimal> now = today.conversion();
        Optional<BigDecimal> usual = before.conversion();
        if (today.sessions() < rules.leastSessions() || now.isEmpty() || usual.isEmpty()) {
            return;
        }
        Optional<BigDecimal> change = SalesKpi.growth(usual.get(), now.get());
        if (change.isPresent()) {
            double value = change.get().doubleValue();
            String message = String.format(
                    Locale.ROOT,
                    "%.2f %% of today's %d sessions ordered, %.2f %% in the four weeks before: %+.1f %%",
                    100 * now.get().doubleValue(),
                    today.sessions(),
                    100 * usual.get().doubleValue(),
                    100 * value);
            book.read(new Reading(Alert.Kind.CONVERSION_DOWN, "", rules.conversion(), value, message), at);
        }
    }

    void calls(CallHealth.Figures calls, Instant at) {
        if (calls.calls() < rules.leastCalls()) {
            return;
        }
        double millis = calls.p95().toNanos() / 1e6;
        String slow = String.format(
                Locale.ROOT, "5 %% of the last %d calls took more than %.0f ms to answer", calls.calls(), millis);
        book.read(new Reading(Alert.Kind.SLOW_ANSWERS, "", rules.answers(), millis, slow), at);
        String failed = String.format(
                Locale.ROOT, "%.2f %% of the last %d calls failed", 100 * calls.errorRate(), calls.calls());
        book.read(new Reading(Alert.Kind.FAILED_CALLS, "", rules.failures(), calls.errorRate(), failed), at);
    }

    void goals(List<GoalProgress> goals, Instant at) {
        for (GoalProgress progress : goals) {
            if (progress.status() == GoalProgress.Status.MISSED) {
                Goal goal = progress.goal();
                String got = progress.attained().map(BigDecimal::toPlainString).orElse("nothing");
                String message = "Goal '" + goal.name() + "' was missed: " + goal.metric() + " of " + goal.period()
                        + " is " + got + ", not " + goal.expected().toPlainString();
                double value = progress.attained().map(BigDecimal::doubleValue).orElse(0.0);
                book.happened(
                        Alert.Kind.TARGET_MISSED,
                        goal.name() + ", " + goal.period(),
                        value,
                        goal.expected().doubleValue(),
                        message,
                        at);
            }
        }
    }

    void unusual(SalesCourse.Unusual unusual, Instant at) {
        ForecastBreaches.Forecast expected = unusual.expected();
        double value = unusual.anomaly().value();
        String message = String.format(
                Locale.ROOT,
                "Net sales of %s are %.2f %s, where %.2f to %.2f were expected",
                unusual.day(),
                value,
                facts.currencyCode(),
                expected.lower(),
                expected.upper());
        book.happened(
                Alert.Kind.UNUSUAL_SALES,
                unusual.day().toString(),
                value,
                value > expected.expected() ? expected.upper() : expected.lower(),
                message,
                at);
    }
}
