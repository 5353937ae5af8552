package io.shopwright.insights;

import io.shopwright.analytics.forecast.ClassicalDecomposition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How demand changes with the calendar, as factors of the mean around the time: 1.3 is 30 % above. By classical
 * decomposition of units a day.
 *
 * @param weekdays empty with less than two full weeks, or with a week without sales
 * @param months empty with less than 24 full months, or with a year without sales
 */
public record SalesSeasons(Map<DayOfWeek, Double> weekdays, Map<Month, Double> months) {
    private static final int WEEK = 7;
    private static final int YEAR = 12;

    public SalesSeasons {
        weekdays = Collections.unmodifiableMap(weekdays);
        months = Collections.unmodifiableMap(months);
    }

    /** @param units by day from the first of the period on */
    static SalesSeasons of(Period period, double[] units) {
        int first = 0;
        while (first < units.length && units[first] == 0) {
            first++;
        }
        double[] days = Arrays.copyOfRange(units, first, units.length);
        return new SalesSeasons(
                weekdays(period.from().plusDays(first), days),
                months(period.from().plusDays(first), days));
    }

    private static Map<DayOfWeek, Double> weekdays(LocalDate start, double[] days) {
        Map<DayOfWeek, Double> factors = new EnumMap<>(DayOfWeek.class);
        double[] figure = figure(days, WEEK);
        for (int i = 0; i < figure.length; i++) {
            factors.put(start.plusDays(i).getDayOfWeek(), figure[i]);
        }
        return factors;
    }

    private static Map<Month, Double> months(LocalDate start, double[] days) {
        YearMonth month = YearMonth.from(start.minusDays(1)).plusMonths(1);
        Month first = month.getMonth();
        List<Double> means = new ArrayList<>();
        LocalDate end = start.plusDays(days.length);
        while (!month.plusMonths(1).atDay(1).isAfter(end)) {
            int from = (int) (month.atDay(1).toEpochDay() - start.toEpochDay());
            double sum = 0;
            for (int i = 0; i < month.lengthOfMonth(); i++) {
                sum += days[from + i];
            }
            means.add(sum / month.lengthOfMonth());
            month = month.plusMonths(1);
        }
        double[] figure = figure(means.stream().mapToDouble(Double::doubleValue).toArray(), YEAR);
        Map<Month, Double> factors = new EnumMap<>(Month.class);
        for (int i = 0; i < figure.length; i++) {
            factors.put(first.plus(i), figure[i]);
        }
        return factors;
    }

    /** Empty where there are no factors to be had. */
    private static double[] figure(double[] values, int period) {
        if (values.length < 2 * period) {
            return new double[0];
        }
        int run = 0;
        for (double value : values) {
            run = value == 0 ? run + 1 : 0;
            if (run >= period) {
                return new double[0];
            }
        }
        return ClassicalDecomposition.of(values, period, ClassicalDecomposition.Kind.MULTIPLICATIVE)
                .figure();
    }
}
