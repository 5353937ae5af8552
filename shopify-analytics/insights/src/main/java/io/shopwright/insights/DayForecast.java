package io.shopwright.insights;

import io.shopwright.analytics.anomaly.Anomaly;
import io.shopwright.analytics.anomaly.ForecastBreaches;
import io.shopwright.analytics.forecast.Forecast;
import io.shopwright.analytics.forecast.Forecaster;
import io.shopwright.analytics.forecast.Interval;
import io.shopwright.analytics.forecast.Series;
import io.shopwright.analytics.forecast.Step;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Net sales that are expected of the days after some past, by a forecast with the season of the week. */
final class DayForecast {
    /** Days of a past that tells weekdays apart: two of each. */
    static final int LEAST_DAYS = 14;

    private final LocalDate first;
    private final Forecast forecast;
    private final List<Interval> intervals;

    private DayForecast(LocalDate first, Forecast forecast, List<Interval> intervals) {
        this.first = first;
        this.forecast = forecast;
        this.intervals = intervals;
    }

    /**
     * Forecasts the days after the past.
     *
     * @param net sales by day
     * @param level coverage of the intervals
     * @return empty if the past is shorter than two weeks, or shows no sale or no error to go by
     */
    static Optional<DayForecast> after(Period past, List<BigDecimal> net, int days, double level) {
        if (past.days() < LEAST_DAYS || net.stream().allMatch(sales -> sales.signum() == 0)) {
            return Optional.empty();
        }
        double[] values = net.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return Forecaster.standard()
                .forecast(Series.of(Step.DAY, past.from(), values), days)
                .flatMap(forecast -> forecast.intervals(level)
                        .map(intervals -> new DayForecast(past.to().plusDays(1), forecast, intervals)));
    }

    /** The forecast of a day; empty beyond its days. */
    Optional<ForecastBreaches.Forecast> of(LocalDate day) {
        int step = step(day);
        if (step < 0 || step >= intervals.size()) {
            return Optional.empty();
        }
        Interval interval = intervals.get(step);
        double mean = forecast.points().get(step).mean();
        return Optional.of(new ForecastBreaches.Forecast(
                Math.min(interval.lower(), mean), mean, Math.max(interval.upper(), mean)));
    }

    private int step(LocalDate day) {
        return (int) (day.toEpochDay() - first.toEpochDay());
    }

    String method() {
        return forecast.basis().method();
    }

    /** Days that are over beside what had been expected of them; the latest year of them. */
    static final class Past {
        private static final int MOST = 365;

        private final List<Double> values = new ArrayList<>();
        private final List<ForecastBreaches.Forecast> expected = new ArrayList<>();

        void add(double value, ForecastBreaches.Forecast forecast) {
            if (values.size() == MOST) {
                values.remove(0);
                expected.remove(0);
            }
            values.add(value);
            expected.add(forecast);
        }

        /** Whether a day would be among the farthest of the year that a budget of alarms allows, and how. */
        Optional<Anomaly> check(double value, ForecastBreaches.Forecast forecast, int budget) {
            List<Double> all = new ArrayList<>(values);
            all.add(value);
            List<ForecastBreaches.Forecast> forecasts = new ArrayList<>(expected);
            forecasts.add(forecast);
            return new ForecastBreaches(budget)
                    .detect(all.stream().mapToDouble(Double::doubleValue).toArray(), forecasts).stream()
                            .filter(anomaly -> anomaly.index() == values.size())
                            .findFirst();
        }
    }
}
