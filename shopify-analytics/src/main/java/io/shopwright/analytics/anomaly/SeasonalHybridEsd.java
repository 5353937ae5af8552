package io.shopwright.analytics.anomaly;

import io.shopwright.analytics.forecast.Decomposition;
import io.shopwright.analytics.forecast.Stl;
import java.util.Arrays;
import java.util.List;

/**
 * Single values that stick out of a season: the season by robust decomposition is taken away, then extreme values are tested
 * by median and median absolute deviation. The score of an anomaly is its distance from the expected value in such
 * deviations, when it was the most extreme one left. Where more than half of the remainders are equal, as of a product that
 * rarely sells, that deviation is zero and nothing is found; {@link ResidualLimits} does.
 *
 * <p>Source: J. Hochenbaum, O. Vallis, A. Kejariwal (2017), Automatic anomaly detection in the cloud via statistical
 * learning, arXiv 1704.07706, section 3.
 *
 * @param period the length of the season in observations, &gt;= 2
 * @param mostShare the greatest share of anomalies, &gt; 0 and at most 0.49
 * @param alpha the probability of a false alarm in an ordinary series, &gt; 0 and &lt; 1
 * @param side on which values may stick out
 * @param level what is taken away beside the season
 */
public record SeasonalHybridEsd(int period, double mostShare, double alpha, ExtremeDeviates.Side side, Level level) {

    private static final double HALF = 0.49;

    /** What stands for the level of the series. */
    public enum Level {
        /** The median of the whole series, as published: a series with a trend sticks out at its ends. */
        MEDIAN,
        /** The trend of the decomposition. */
        TREND
    }

    public SeasonalHybridEsd {
        Check.share(alpha, "alpha");
        if (!(mostShare > 0 && mostShare <= HALF)) {
            throw new IllegalArgumentException("mostShare must be > 0 and <= " + HALF + ": " + mostShare);
        }
        if (period < 2) {
            throw new IllegalArgumentException("period must be >= 2: " + period);
        }
    }

    /** At most 5 % on both sides at alpha 0.05, without the trend. */
    public static SeasonalHybridEsd of(int period) {
        return new SeasonalHybridEsd(period, 0.05, 0.05, ExtremeDeviates.Side.BOTH, Level.TREND);
    }

    /**
     * Looks for anomalies, the most extreme one first.
     *
     * @param values more than two periods
     * @throws IllegalArgumentException if there are fewer or a value is not finite
     */
    public List<Anomaly> detect(double... values) {
        Decomposition parts = Stl.periodic(period).robust().decompose(values);
        double[] season = parts.seasonal();
        double[] trend = parts.trend();
        double median = median(values);
        double[] ordinary = new double[values.length];
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            double base = level == Level.TREND ? trend[i] : median;
            ordinary[i] = season[i] + base;
            rest[i] = values[i] - season[i] - base;
        }
        int most = (int) (values.length * mostShare);
        ExtremeDeviates test =
                ExtremeDeviates.of(rest, most, new ExtremeDeviates.Rule(alpha, ExtremeDeviates.Measure.MEDIAN, side));
        return test.steps().subList(0, test.outliers()).stream()
                .map(step -> anomaly(values, ordinary, step))
                .toList();
    }

    private static Anomaly anomaly(double[] values, double[] ordinary, ExtremeDeviates.Step step) {
        int i = step.index();
        return new Anomaly(i, Anomaly.kind(values, i, ordinary[i]), values[i], ordinary[i], step.deviate());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
