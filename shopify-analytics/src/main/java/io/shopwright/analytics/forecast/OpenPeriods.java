package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.List;

/** A series as models see it: without weekdays that are always closed, without zeros before the launch, with gaps as NaN. */
final class OpenPeriods {

    private final Series series;
    private final List<Integer> closedWeekdays;
    private final double[] values;
    private final int[] seasonLengths;
    private final int beforeLaunch;

    OpenPeriods(Series series) {
        this(series, series.closedWeekdays());
    }

    /** @param closedWeekdays 1 for Monday */
    OpenPeriods(Series series, List<Integer> closedWeekdays) {
        this.series = series;
        this.closedWeekdays = closedWeekdays;
        seasonLengths = series.seasonLengths().stream()
                .mapToInt(length -> open(length, closedWeekdays.size()))
                .distinct()
                .toArray();
        double[] open = new double[series.size()];
        int count = 0;
        int zeros = 0;
        boolean launched = false;
        for (int i = 0; i < series.size(); i++) {
            if (alwaysClosed(i)) {
                continue;
            }
            boolean observed = series.state(i) == Series.State.OBSERVED;
            launched |= observed && series.value(i) != 0;
            if (launched) {
                open[count++] = observed ? series.value(i) : Double.NaN;
            } else {
                zeros++;
            }
        }
        boolean never = !launched;
        values = never ? observedZeros(series) : Arrays.copyOf(open, count);
        beforeLaunch = never ? 0 : zeros;
    }

    /** The open days in so many days, at least 1. */
    private static int open(int days, int closedWeekdays) {
        int week = Step.DAY.seasonLength();
        return Math.max(1, (int) Math.round(days * (double) (week - closedWeekdays) / week));
    }

    /** A series that never sold is one of zeros. */
    private static double[] observedZeros(Series series) {
        return new double[series.count(Series.State.OBSERVED)];
    }

    /** Whether a period, also one after the end, falls on a weekday that is always closed. */
    private boolean alwaysClosed(int i) {
        return !closedWeekdays.isEmpty()
                && series.date(i)
                        .map(date -> closedWeekdays.contains(date.getDayOfWeek().getValue()))
                        .orElse(false);
    }

    List<Integer> closedWeekdays() {
        return closedWeekdays;
    }

    double[] values() {
        return values;
    }

    /** Of the open periods; at least 1. The shortest of several. */
    int seasonLength() {
        return seasonLengths[0];
    }

    /** By rising length. */
    int[] seasonLengths() {
        return seasonLengths;
    }

    int beforeLaunch() {
        return beforeLaunch;
    }

    Forecast.Values kind() {
        boolean whole = true;
        for (double value : values) {
            if (value < 0) {
                return Forecast.Values.ANY;
            }
            whole &= Double.isNaN(value) || value == Math.rint(value);
        }
        return whole && FittedMethod.intermittent(values) ? Forecast.Values.RARE_COUNTS : Forecast.Values.NOT_NEGATIVE;
    }

    /** For each step after the end, which step of the open periods it is, counted from 0; -1 if it is closed. */
    int[] steps(int horizon) {
        int[] steps = new int[horizon];
        int next = 0;
        for (int h = 0; h < horizon; h++) {
            steps[h] = alwaysClosed(series.size() + h) ? -1 : next++;
        }
        return steps;
    }
}
