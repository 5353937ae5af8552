package io.shopwright.analytics.anomaly;

import io.shopwright.analytics.forecast.Decomposition;
import io.shopwright.analytics.forecast.Stl;
import java.util.ArrayList;
import java.util.List;

/**
 * Single values whose remainder, after a robust decomposition into trend and season, is beyond limits. The limits are
 * {@code median +- width * spread} of all remainders; the spread is the scaled median absolute deviation or, where more than
 * half of the remainders are equal, the range between the quartiles over 1.349, or else the mean absolute deviation times
 * 1.2533, which for a normal distribution are all the same.
 *
 * @param period the length of the season in observations, &gt;= 2
 * @param width of the limits, &gt; 0; with 3.5 an ordinary year of days has a false alarm in about one of six
 */
public record ResidualLimits(int period, double width) {

    private static final double USUAL_WIDTH = 3.5;
    private static final double QUARTILES = 1.349;
    private static final double MEAN_DEVIATION = Math.sqrt(Math.PI / 2);

    /** A spread below this share of the largest value is rounding. */
    private static final double ROUNDING = 1e-12;

    public ResidualLimits {
        Check.positive(width, "width");
        if (period < 2) {
            throw new IllegalArgumentException("period must be >= 2: " + period);
        }
    }

    /** Limits of 3.5. */
    public static ResidualLimits of(int period) {
        return new ResidualLimits(period, USUAL_WIDTH);
    }

    /**
     * Looks for anomalies in the order of the series. None are found in a series that is exactly trend and season.
     *
     * @param values more than two periods
     * @throws IllegalArgumentException if there are fewer or a value is not finite
     */
    public List<Anomaly> detect(double... values) {
        Decomposition parts = Stl.periodic(period).robust().decompose(values);
        double[] remainder = parts.remainder();
        SortedRange range = new SortedRange(remainder);
        double median = range.median();
        double spread = spread(range, remainder, values);
        List<Anomaly> anomalies = new ArrayList<>();
        for (int i = 0; i < values.length && spread > 0; i++) {
            double score = Math.abs(remainder[i] - median) / spread;
            if (score > width) {
                double expected = values[i] - remainder[i] + median;
                anomalies.add(new Anomaly(i, Anomaly.kind(values, i, expected), values[i], expected, score));
            }
        }
        return List.copyOf(anomalies);
    }

    private static double spread(SortedRange range, double[] remainder, double[] values) {
        double largest = 0;
        double distances = 0;
        double median = range.median();
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
            distances += Math.abs(remainder[i] - median) / values.length;
        }
        double[] candidates = {
            range.medianDeviation(median), range.quantileRange() / QUARTILES, distances * MEAN_DEVIATION
        };
        for (double spread : candidates) {
            if (spread > ROUNDING * largest) {
                return spread;
            }
        }
        return 0;
    }
}
