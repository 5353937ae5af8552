package io.shopwright.analytics.anomaly;

import java.util.stream.IntStream;

/**
 * A chart of exponentially weighted means, which sees small lasting moves of a level.
 *
 * <p>Source: S. W. Roberts (1959), Control chart tests based on geometric moving averages, Technometrics 1(3), 239-250.
 *
 * @param centre the ordinary level
 * @param deviation the ordinary standard deviation of a value, &gt; 0
 * @param weight of the newest value, &gt; 0 and &lt;= 1; 0.2 to 0.3 are usual
 * @param width of the limits in standard deviations of the mean, &gt; 0; 3 is usual
 */
public record Ewma(double centre, double deviation, double weight, double width) {

    public Ewma {
        Check.finite(new double[] {centre});
        Check.positive(deviation, "deviation");
        Check.positive(width, "width");
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight must be > 0 and <= 1: " + weight);
        }
    }

    /** The weighted mean after each value. */
    public double[] means(double... values) {
        double[] means = Check.finite(values);
        double mean = centre;
        for (int i = 0; i < means.length; i++) {
            mean += weight * (means[i] - mean);
            means[i] = mean;
        }
        return means;
    }

    /** How far from the centre the mean after value {@code index} may be; grows to {@link #limit()}. */
    public double limit(int index) {
        return limit() * Math.sqrt(-Math.expm1(2 * (index + 1.0) * Math.log1p(-weight)));
    }

    /** How far from the centre a mean may be in the long run. */
    public double limit() {
        return width * deviation * Math.sqrt(weight / (2 - weight));
    }

    /** The places where the mean is beyond its limit, from 0. */
    public int[] signals(double... values) {
        double[] means = means(values);
        return IntStream.range(0, means.length)
                .filter(i -> Math.abs(means[i] - centre) > limit(i))
                .toArray();
    }
}
