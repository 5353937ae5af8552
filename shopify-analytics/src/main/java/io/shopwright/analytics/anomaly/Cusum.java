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

    /** The sums {@code max(0, x - target - slack + the one before)} after each value. */
    public double[] above(double... values) {
        return sums(values, 1);
    }

    /** The sums {@code max(0, target - slack - x + the one before)} after each value. */
    public double[] below(double... values) {
        return sums(values, -1);
    }

    /** The first shift seen; empty if no sum is above the limit. */
    public Optional<Shift> firstShift(double... values) {
        double[] above = above(values);
        double[] below = below(values);
        for (int i = 0; i < above.length; i++) {
            if (above[i] > limit) {
                return Optional.of(shift(above, i, 1));
            }
            if (below[i] > limit) {
                return Optional.of(shift(below, i, -1));
            }
        }
        return Optional.empty();
    }

    private double[] sums(double[] values, int sign) {
        double[] sums = Check.finite(values);
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum = Math.max(0, sign * (sums[i] - target) - slack + sum);
            sums[i] = sum;
        }
        return sums;
    }

    private Shift shift(double[] sums, int signal, int sign) {
        int start = signal;
        while (start > 0 && sums[start - 1] > 0) {
            start--;
        }
        return new Shift(signal, start, target + sign * (slack + sums[signal] / (signal - start + 1)));
    }
}
