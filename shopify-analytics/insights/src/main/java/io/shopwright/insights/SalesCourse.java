package io.shopwright.insights;

import io.shopwright.analytics.anomaly.Anomaly;
import io.shopwright.analytics.anomaly.ForecastBreaches;
import io.shopwright.analytics.kpi.SalesKpi;
import io.shopwright.client.Gid;
import io.shopwright.insights.LiveSales.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sales of a day as it goes, beside what was expected of it. Not safe for threads. */
final class SalesCourse {
    private static final int WEEK = 7;

    /** Weeks before that say how much of a day is usually sold by a time. */
    private static final int WEEKS = 4;

    /** A forecast reaches no further. */
    private static final int MOST_DAYS_AHEAD = 366;

    private final LocalDate since;
    private final MonitorRules rules;
    private final List<Goal> goals;
    private final LiveSales sales = new LiveSales();
    private final DayForecast.Past past = new DayForecast.Past();
    private Optional<DayForecast> forecast = Optional.empty();
    private LocalDate day;

    /** An unusual day. */
    record Unusual(LocalDate day, Anomaly anomaly, ForecastBreaches.Forecast expected) {}

    /** @param since from which on all sales are known */
    SalesCourse(LocalDate since, LocalDate day, MonitorRules rules, List<Goal> goals) {
        this.since = since;
        this.day = day;
        this.rules = rules;
        this.goals = goals;
    }

    LiveSales sales() {
        return sales;
    }

    LocalDate day() {
        return day;
    }

    LocalDate since() {
        return since;
    }

    Optional<DayForecast> forecast() {
        return forecast;
    }

    /** Fits the forecast to the days before today. */
    void learn() {
        Period before = new Period(since, day.minusDays(1));
        List<BigDecimal> net = new ArrayList<>();
        for (LocalDate each = before.from(); !each.isAfter(before.to()); each = each.plusDays(1)) {
            net.add(net(each));
        }
        forecast = DayForecast.after(before, net, daysAhead(), rules.level());
    }

    private int daysAhead() {
        long most = 1;
        for (Goal goal : goals) {
            most = Math.max(most, goal.period().to().toEpochDay() - day.toEpochDay() + 1);
        }
        return (int) Math.min(MOST_DAYS_AHEAD, most);
    }

    private BigDecimal net(LocalDate of) {
        return sales.figures(new Period(of, of)).net();
    }

    /** Goes on to a day, and tells which of those that are over by then were unusual. */
    List<Unusual> turnTo(LocalDate today) {
        List<Unusual> unusual = new ArrayList<>();
        if (!today.isAfter(day)) {
            return unusual;
        }
        for (LocalDate over = day; over.isBefore(today); over = over.plusDays(1)) {
            Optional<ForecastBreaches.Forecast> expected = expected(over);
            check(over).ifPresent(unusual::add);
            if (expected.isPresent()) {
                past.add(net(over).doubleValue(), expected.get());
            }
        }
        day = today;
        learn();
        return unusual;
    }

    /** Today, if it has already sold more than what would have been expected of all of it. */
    Optional<Unusual> unusualToday() {
        return check(day).filter(unusual -> unusual.anomaly().kind() == Anomaly.Kind.SPIKE);
    }

    private Optional<Unusual> check(LocalDate of) {
        return expected(of)
                .flatMap(expected -> past.check(net(of).doubleValue(), expected, rules.falseAlarmsPerYear())
                        .map(anomaly -> new Unusual(of, anomaly, expected)));
    }

    Optional<ForecastBreaches.Forecast> expected(LocalDate of) {
        return forecast.flatMap(known -> known.of(of));
    }

    /** How much of a day's sales are usually there by a time; empty without sales in the weeks before. */
    Optional<BigDecimal> usualShare(LocalTime time) {
        BigDecimal until = BigDecimal.ZERO;
        BigDecimal all = BigDecimal.ZERO;
        for (int back = 1; back <= WEEKS * WEEK; back++) {
            LocalDate before = day.minusDays(back);
            until = until.add(sales.soldUntil(before, time).net());
            all = all.add(sales.soldUntil(before, LocalTime.MAX).net());
        }
        return all.signum() == 0 ? Optional.empty() : Optional.of(until.divide(all, MathContext.DECIMAL64));
    }

    /** What was sold by a time of day on the same weekday of the weeks before, the mean; empty if they are not known. */
    Optional<BigDecimal> usualUntil(LocalTime time) {
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (int week = 1; week <= WEEKS; week++) {
            LocalDate before = day.minusWeeks(week);
            if (!before.isBefore(since)) {
                sum = sum.add(sales.soldUntil(before, time).net());
                count++;
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(sum.divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_EVEN));
    }

    /** How much more was sold today than usual by this time; empty if nothing usually is. */
    Optional<BigDecimal> trend(LocalTime time) {
        BigDecimal now = sales.soldUntil(day, LocalTime.MAX).net();
        return usualUntil(time).flatMap(before -> SalesKpi.growth(before, now));
    }

    GoalProgress progress(Goal goal, LocalTime time) {
        if (goal.obstacle(since).isPresent()) {
            return new GoalProgress(goal, Optional.empty(), Optional.empty(), GoalProgress.Status.UNKNOWN);
        }
        if (goal.period().from().isAfter(day)) {
            return new GoalProgress(goal, Optional.empty(), Optional.empty(), GoalProgress.Status.UPCOMING);
        }
        Optional<BigDecimal> attained = goal.attained(sales.figures(goal.period()));
        boolean reached = attained.isPresent() && attained.get().compareTo(goal.expected()) >= 0;
        if (goal.period().to().isBefore(day)) {
            GoalProgress.Status end = reached ? GoalProgress.Status.MET : GoalProgress.Status.MISSED;
            return new GoalProgress(goal, attained, Optional.empty(), end);
        }
        if (reached && goal.adds()) {
            return new GoalProgress(goal, attained, Optional.empty(), GoalProgress.Status.MET);
        }
        Optional<BigDecimal> projected =
                goal.metric().equals("net_sales") ? projected(goal.period(), time) : Optional.empty();
        GoalProgress.Status status = projected
                .map(end -> end.compareTo(goal.expected()) >= 0
                        ? GoalProgress.Status.ON_COURSE
                        : GoalProgress.Status.BEHIND)
                .orElse(GoalProgress.Status.RUNNING);
        return new GoalProgress(goal, attained, projected, status);
    }

    /** Net sales so far, the rest of today by what is usually still sold, and the days to come by the forecast. */
    private Optional<BigDecimal> projected(Period period, LocalTime time) {
        Optional<BigDecimal> share = usualShare(time);
        BigDecimal sum = sales.figures(period).net();
        if (share.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal part = BigDecimal.ONE.subtract(share.get());
        for (LocalDate ahead = day; !ahead.isAfter(period.to()); ahead = ahead.plusDays(1)) {
            Optional<ForecastBreaches.Forecast> expected = expected(ahead);
            if (expected.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(BigDecimal.valueOf(expected.get().expected()).multiply(part));
            part = BigDecimal.ONE;
        }
        return Optional.of(sum.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** What orders of a ledger contribute, one after the other. */
    static Map<Gid, List<Part>> parts(SalesLedger ledger, ZoneId zone) {
        Map<Gid, List<Part>> parts = new LinkedHashMap<>();
        for (SalesLedger.Sale sale : ledger.sales()) {
            LocalTime time = sale.processedAt().atZone(zone).toLocalTime();
            parts.computeIfAbsent(sale.order(), any -> new ArrayList<>())
                    .add(new Part(sale.day(), time, sale.figures()));
        }
        for (SalesLedger.Return back : ledger.returns()) {
            parts.computeIfAbsent(back.order(), any -> new ArrayList<>())
                    .add(new Part(back.day(), null, SalesFigures.returned(back.amount(), back.quantity())));
        }
        return parts;
    }
}
