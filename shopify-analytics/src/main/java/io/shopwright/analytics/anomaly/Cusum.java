package io.shopwright.analytics.anomaly;

import java.util.Optional;

/**
 * A chart of sums of deviations, which sees a lasting shift of about twice the slack soonest.
 *
 * <p>Source: E. S. Page (1954), Continuous inspection schemes, Biometrika 41(1/2), 100-115; in the form of D. C. Montgomery,
 * Introduction to statistical quality control, section 9.1.
 *
 * @param target the ordinary level
 * @param slack what deviation is let pass at each value, &gt;= 0; half the shift to find, often half a standard deviation
 * @param limit of the sums, &gt; 0; often four to five standard deviations
 */
public record Cusum(double target, double slack, double limit) {

    public Cusum {
        Check.finite(new double[] {target});
        Check.notNegative(slack, "slack");
        Check.positive(limit, "limit");
    }

    /**
     * The sums of a series.
     *
     * @param above {@code max(0, x - target - slack + the one before)}
     * @param below {@code max(0, target - slack - x + the one before)}
     * @param firstSignal the first value at which a sum is above the limit, from 0; the level shift it points to
     */
    public record Sums(double[] above, double[] below, Optional<Shift> firstSignal) {}

    /**
     * A shift of the level.
     *
     * @param signal where it was seen, from 0
     * @param start the first value with the new level, as the sum has been above 0 since
     * @param level the estimated new level
     */
    public record Shift(int signal, int start, double level) {

        /** As an anomaly; its score is the shift in units of the chart's limit. */
        public Anomaly anomaly(Cusum chart, double value) {
            return new Anomaly(
                    start, Anomaly.Kind.LEVEL_SHIFT, value, chart.target, Math.abs(level - chart.target) / chart.limit);
        }
    }

    /** Sums the deviations of a series from the target. */
    public Sums sums(double... values) {
        double[] x = Check.finite(values);
        double[] above = new double[x.length];
        double[] below = new double[x.length];
        Optional<Shift> first = Optional.empty();
        for (int i = 0; i < x.length; i++) {
            above[i] = Math.max(0, x[i] - target - slack + (i > 0 ? above[i - 1] : 0));
            below[i] = Math.max(0, target - slack - x[i] + (i > 0 ? below[i - 1] : 0));
            if (first.isEmpty() && above[i] > limit) {
                first = Optional.of(shift(above, i, 1));
            } else if (first.isEmpty() && below[i] > limit) {
                first = Optional.of(shift(below, i, -1));
            }
        }
        return new Sums(above, below, first);
    }

    private Shift shift(double[] sums, int signal, int sign) {
        int start = signal;
        while (start > 0 && sums[start - 1] > 0) {
            start--;
        }
        return new Shift(signal, start, target + sign * (slack + sums[signal] / (signal - start + 1)));
    }
}
