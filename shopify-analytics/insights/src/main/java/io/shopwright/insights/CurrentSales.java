package io.shopwright.insights;

import io.shopwright.insights.SalesMonitor.Current;
import io.shopwright.insights.SalesMonitor.Expected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How sales are at a moment, told of what a monitor knows.
 *
 * @param rowsRead orders
 * @param noVisits why sessions are unknown
 */
record CurrentSales(
        ShopFacts facts, SalesMonitor.Question question, SalesCourse course, long rowsRead, List<String> noVisits) {

    List<GoalProgress> progress(Instant now) {
        LocalTime time = now.atZone(facts.zone()).toLocalTime();
        return question.goals().stream()
                .map(goal -> course.progress(goal, time))
                .toList();
    }

    Current at(Instant now, List<Alert> alerts) {
        LocalTime time = now.atZone(facts.zone()).toLocalTime();
        Optional<BigDecimal> share = course.usualShare(time);
        Optional<Expected> expected = course.expected(course.day())
                .map(day -> new Expected(
                        money(day.expected()),
                        money(day.lower()),
                        money(day.upper()),
                        share.map(part -> money(part.doubleValue() * day.expected()))));
        Period today = new Period(course.day(), course.day());
        return new Current(
                basis(),
                now,
                course.day(),
                course.sales().figures(today),
                expected,
                course.trend(time),
                progress(now),
                question.calls().figures(),
                alerts);
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
    }

    private Basis basis() {
        Period window = new Period(course.since(), course.day());
        List<String> missing = new ArrayList<>(AccessLimits.ofOrders(facts, window));
        if (course.forecast().isEmpty()) {
            missing.add("Nothing is expected of a day: that takes sales in the " + DayForecast.LEAST_DAYS
                    + " days before.");
        }
        if (!StockWatch.readable(facts)) {
            missing.add(AccessLimits.lacks("read_products or read_inventory", "low stock is not seen by polling"));
        }
        if (question.visits() == VisitSource.NONE) {
            missing.add("Conversion is not watched: no source of sessions was given.");
        }
        missing.addAll(noVisits);
        question.goals().forEach(goal -> goal.obstacle(course.since()).ifPresent(missing::add));
        String method = "Net sales of a day against a forecast of the day from " + question.historyDays()
                + " days before the first"
                + course.forecast().map(known -> " (" + known.method() + ")").orElse("")
                + "; a day is unusual outside the interval that an ordinary year leaves "
                + question.rules().falseAlarmsPerYear() + " times";
        return new Basis(facts, window, rowsRead, method, missing);
    }
}
