package io.shopwright.analytics.forecast;

import java.util.List;
import org.apache.commons.math3.stat.StatUtils;

/** A series as the sum of a trend, one season or several, and a remainder. Immutable; arrays are copies. */
public final class Decomposition {

    private final List<Integer> periods;
    private final double[][] seasons;
    private final double[] trend;
    private final double[] remainder;
    private final double[] weights;

    Decomposition(List<Integer> periods, double[] values, double[][] seasons, double[] trend, double[] weights) {
        this.periods = List.copyOf(periods);
        this.seasons = seasons;
        this.trend = trend;
        this.weights = weights;
        remainder = values.clone();
        for (int i = 0; i < remainder.length; i++) {
            for (double[] season : seasons) {
                remainder[i] -= season[i];
            }
            remainder[i] -= trend[i];
        }
    }

    /** The lengths of the seasons in observations. */
    public List<Integer> periods() {
        return periods;
    }

    /** The slow movement. */
    public double[] trend() {
        return trend.clone();
    }

    /** All seasons together. */
    public double[] seasonal() {
        double[] sum = new double[trend.length];
        for (double[] season : seasons) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += season[i];
            }
        }
        return sum;
    }

    /**
     * One season.
     *
     * @param index its place in {@link #periods()}
     */
    public double[] seasonal(int index) {
        return seasons[index].clone();
    }

    /** What trend and seasons leave. */
    public double[] remainder() {
        return remainder.clone();
    }

    /** From 0 for wild values, which had no say, to 1; all 1 without robust passes. */
    public double[] weights() {
        return weights.clone();
    }

    /** The series without its seasons. */
    public double[] seasonallyAdjusted() {
        return sum(trend);
    }

    /**
     * How much of the movement without seasons the trend explains, from 0 to 1: {@code max(0, 1 - var R / var(T + R))};
     * 0 if nothing moves. Source: R. Hyndman, G. Athanasopoulos (2021), Forecasting: principles and practice, 4.3.
     */
    public double trendStrength() {
        return strength(trend);
    }

    /**
     * How much of the movement without trend and other seasons one season explains, from 0 to 1, as
     * {@link #trendStrength()}.
     *
     * @param index the season's place in {@link #periods()}
     */
    public double seasonalStrength(int index) {
        return strength(seasons[index]);
    }

    private double strength(double[] part) {
        double whole = StatUtils.variance(sum(part));
        return whole > 0 ? Math.max(0, 1 - StatUtils.variance(remainder) / whole) : 0;
    }

    private double[] sum(double[] part) {
        double[] sum = remainder.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += part[i];
        }
        return sum;
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return trend.length + " values, periods " + periods;
    }
}
