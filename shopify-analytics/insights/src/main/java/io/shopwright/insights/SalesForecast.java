package io.shopwright.insights;

import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.Forecast;
import io.shopwright.analytics.forecast.Forecaster;
import io.shopwright.analytics.forecast.Series;
import io.shopwright.analytics.forecast.Step;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What will the shop sell in the days to come?
 *
 * <p>Rests on sales by day, as {@link SalesFigures} has them, with the rhythm of the week, and with that of the year once
 * more than two years are known. A forecast goes on with what was: it knows no campaign, price or shortage to come.
 *
 * <p>Needs the scope {@code read_reports}; or {@code read_orders}, {@code read_customers} and {@code read_products}, and
 * {@code read_all_orders} for a past of more than 60 days.
 */
public final class SalesForecast {
    /** Days of a past that tells weekdays apart: two of each. */
    private static final int LEAST_DAYS = 14;

    private static final int MOST_DAYS_AHEAD = 366;
    private static final int WEEK = 7;
    private static final int YEAR = 365;

    /** Coverage of the intervals. */
    private static final double LEVEL = 0.9;

    private SalesForecast() {}

    /** What is forecast. */
    public enum Metric {
        /** Gross sales less discounts and returns. */
        NET_SALES("net_sales") {
            @Override
            BigDecimal of(SalesFigures figures) {
                return figures.net();
            }
        },
        /** Orders, cancelled ones included. */
        ORDERS("orders") {
            @Override
            BigDecimal of(SalesFigures figures) {
                return BigDecimal.valueOf(figures.orders());
            }
        };

        private final String column;

        Metric(String column) {
            this.column = column;
        }

        /** What reports call it. */
        String column() {
            return column;
        }

        abstract BigDecimal of(SalesFigures figures);
    }

    /**
     * What is asked.
     *
     * @param past the days that the forecast rests on, at least 14
     * @param days to forecast after them, in 1..366
     * @param step how they are grouped
     */
    public record Question(Period past, int days, Metric metric, Step step) {
        public Question {
            if (past.days() < LEAST_DAYS) {
                throw new IllegalArgumentException(
                        "a forecast needs a past of " + LEAST_DAYS + " days, not " + past.days());
            }
            if (days < 1 || days > MOST_DAYS_AHEAD) {
                throw new IllegalArgumentException("days must be in 1.." + MOST_DAYS_AHEAD + ": " + days);
            }
        }

        /** Net sales of 30 days by week, from the year before. */
        public static Question of(LocalDate lastKnownDay) {
            return new Question(Period.lastDays(YEAR, lastKnownDay), 30, Metric.NET_SALES, Step.WEEK);
        }
    }

    /**
     * What is expected of some days together.
     *
     * @param lower end of the interval that holds nine of ten such sums
     * @param upper its upper end
     */
    public record Expected(Period days, BigDecimal expected, BigDecimal lower, BigDecimal upper) {}

    /**
     * The answer. Money to the cent, orders to the tenth.
     *
     * @param total of all days ahead; empty if the past says too little
     * @param steps one after the other, the last may be shorter; empty if the past says too little
     * @param before what as many days right before came to; empty if not all of them are known
     * @param yearBefore what the same days 52 weeks before came to; empty if they are not known
     * @param skill how much better than the same weekday of the week before past forecasts would have been: 0.2 is a
     *     fifth; empty if the past is too short to tell
     */
    public record Report(
            Basis basis,
            Question question,
            Optional<Expected> total,
            List<Expected> steps,
            Optional<BigDecimal> before,
            Optional<BigDecimal> yearBefore,
            OptionalDouble skill) {
        public Report {
            steps = List.copyOf(steps);
        }
    }

    /** Answers the question. */
    public static Report report(Shop shop, Question question) {
        return report(shop, question, Reading.PAGES);
    }

    /** Answers the question, reading by pages. */
    public static Report report(Shop shop, Question question, Progress progress) {
        return report(shop, question, Reading.byPages(progress));
    }

    /**
     * Answers the question.
     *
     * @throws UnusableDataException without the scopes, or if orders are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        ShopFacts facts = ShopFacts.of(shop);
        List<String> missing = new ArrayList<>();
        DailySales sales = DailySales.read(shop, facts, question.past(), question.metric(), reading, missing);
        Optional<LocalDate> first = sales.byDay().entrySet().stream()
                .filter(day -> day.getValue().signum() != 0)
                .map(Map.Entry::getKey)
                .min(LocalDate::compareTo);
        Optional<Series> series = first.map(
                        from -> series(sales, from, question.past().to()))
                .filter(known -> known.size() >= LEAST_DAYS);
        if (series.isEmpty()) {
            missing.add("Nothing is forecast: that takes " + LEAST_DAYS + " days from the first sale on, and until "
                    + question.past().to() + " there are "
                    + first.map(from -> new Period(from, question.past().to()).days())
                            .orElse(0) + ".");
        }
        Optional<Forecast> forecast =
                series.flatMap(known -> Forecaster.standard().forecast(known, question.days()));
        List<Expected> steps = forecast.map(ahead -> steps(ahead, question)).orElse(List.of());
        Period next = new Period(
                question.past().to().plusDays(1), question.past().to().plusDays(question.days()));
        return new Report(
                basis(facts, question, sales, forecast, missing),
                question,
                forecast.map(ahead -> expected(ahead, question, 1, question.days())),
                steps,
                first.flatMap(from -> sum(sales, from, question, next.previous())),
                first.flatMap(from -> sum(sales, from, question, yearBefore(next))),
                forecast.map(ahead -> ahead.basis().skill()).orElse(OptionalDouble.empty()));
    }

    private static Series series(DailySales sales, LocalDate from, LocalDate to) {
        Series series = Series.of(Step.DAY, from, sales.from(from, to));
        return series.size() > 2 * YEAR ? series.withSeasonLengths(WEEK, YEAR) : series;
    }

    private static Period yearBefore(Period days) {
        return new Period(days.from().minusWeeks(52), days.to().minusWeeks(52));
    }

    /** Empty unless all days lie between the first sale and the last known day. */
    private static Optional<BigDecimal> sum(DailySales sales, LocalDate from, Question question, Period days) {
        if (days.from().isBefore(from) || days.to().isAfter(question.past().to())) {
            return Optional.empty();
        }
        return Optional.of(days.from()
                .datesUntil(days.to().plusDays(1))
                .map(day -> sales.byDay().getOrDefault(day, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(digits(question), RoundingMode.HALF_EVEN));
    }

    private static List<Expected> steps(Forecast forecast, Question question) {
        List<Expected> steps = new ArrayList<>();
        LocalDate begin = question.past().to().plusDays(1);
        int from = 1;
        while (from <= question.days()) {
            LocalDate next = next(begin.plusDays(from - 1L), question.step());
            int to = (int) Math.min(question.days(), next.toEpochDay() - begin.toEpochDay());
            steps.add(expected(forecast, question, from, to));
            from = to + 1;
        }
        return steps;
    }

    /** The first day of the group after that of a day: calendar months and longer, but weeks as they come. */
    private static LocalDate next(LocalDate day, Step step) {
        return switch (step) {
            case DAY -> day.plusDays(1);
            case WEEK -> day.plusWeeks(1);
            case MONTH -> day.withDayOfMonth(1).plusMonths(1);
            case QUARTER -> day.withDayOfMonth(1).plusMonths(3 - (day.getMonthValue() - 1) % 3);
            case YEAR -> day.withDayOfYear(1).plusYears(1);
        };
    }

    private static Expected expected(Forecast forecast, Question question, int from, int to) {
        LocalDate end = question.past().to();
        Period days = new Period(end.plusDays(from), end.plusDays(to));
        double mean = 0;
        for (int step = from; step <= to; step++) {
            mean += forecast.points().get(step - 1).mean();
        }
        Optional<DemandDistribution> spread = forecast.demand(from, to);
        double expected = mean;
        double lower = spread.map(sum -> Math.min(expected, sum.quantile((1 - LEVEL) / 2)))
                .orElse(expected);
        double upper = spread.map(sum -> Math.max(expected, sum.quantile((1 + LEVEL) / 2)))
                .orElse(expected);
        int digits = digits(question);
        return new Expected(days, rounded(expected, digits), rounded(lower, digits), rounded(upper, digits));
    }

    private static int digits(Question question) {
        return question.metric() == Metric.ORDERS ? 1 : 2;
    }

    private static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    }

    private static Basis basis(
            ShopFacts facts, Question question, DailySales sales, Optional<Forecast> forecast, List<String> missing) {
        String method = forecast.map(ahead -> String.format(
                        Locale.ROOT,
                        "A forecast (%s) from %d days of %s; 90 %% intervals by past errors",
                        ahead.basis().method(),
                        ahead.basis().observations(),
                        sales.source()))
                .orElse("Sales by day of " + sales.source());
        return new Basis(facts, question.past(), sales.rowsRead(), method, missing);
    }
}
