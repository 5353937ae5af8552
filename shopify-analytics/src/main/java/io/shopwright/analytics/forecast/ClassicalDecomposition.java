package io.shopwright.analytics.forecast;

/**
 * Decomposition by moving averages, with one seasonal figure for the whole series.
 *
 * <p>Source: M. Kendall, A. Stuart (1983), The advanced theory of statistics, volume 3, 410-414. Immutable; arrays are
 * copies.
 */
public final class ClassicalDecomposition {

    /** How the parts make up the series. */
    public enum Kind {
        /** Trend + season + rest. */
        ADDITIVE {
            @Override
            double without(double value, double part) {
                return value - part;
            }
        },
        /** Trend x season x rest. */
        MULTIPLICATIVE {
            @Override
            double without(double value, double part) {
                return value / part;
            }
        };

        abstract double without(double value, double part);
    }

    private final Kind kind;
    private final double[] values;
    private final double[] figure;
    private final double[] trend;

    private ClassicalDecomposition(Kind kind, double[] values, double[] figure, double[] trend) {
        this.kind = kind;
        this.values = values;
        this.figure = figure;
        this.trend = trend;
    }

    /**
     * Splits a series of two periods or more.
     *
     * @param period the length of the season in observations, &gt;= 2
     * @throws IllegalArgumentException if the series is too short, a value is not finite, or a multiplicative split is
     *     asked for and an average over a period is not positive
     */
    public static ClassicalDecomposition of(double[] values, int period, Kind kind) {
        double[] y = Finite.copy(values);
        if (period < 2 || y.length < 2 * period) {
            throw new IllegalArgumentException(
                    "need two periods of 2 or more values: " + y.length + " values, period " + period);
        }
        double[] trend = trend(y, period);
        if (kind == Kind.MULTIPLICATIVE) {
            requirePositive(trend);
        }
        return new ClassicalDecomposition(kind, y, figure(y, trend, period, kind), trend);
    }

    /** The season by its position in the period, from that of the first observation; mean 0, or 1 if multiplicative. */
    public double[] figure() {
        return figure.clone();
    }

    /** The centred moving average; its first value belongs to observation {@link #trendStart()}. */
    public double[] trend() {
        return trend.clone();
    }

    /** The first observation, counted from 0, that has a whole period around it; as many at the end have none. */
    public int trendStart() {
        return figure.length / 2;
    }

    /** The series without its season. */
    public double[] seasonallyAdjusted() {
        double[] adjusted = new double[values.length];
        for (int i = 0; i < adjusted.length; i++) {
            adjusted[i] = kind.without(values[i], figure[i % figure.length]);
        }
        return adjusted;
    }

    private static double[] trend(double[] y, int period) {
        int half = period / 2;
        double endWeight = period % 2 == 0 ? 0.5 : 1;
        double[] trend = new double[y.length - 2 * half];
        for (int i = 0; i < trend.length; i++) {
            double sum = endWeight * (y[i] + y[i + 2 * half]);
            for (int j = 1; j < 2 * half; j++) {
                sum += y[i + j];
            }
            trend[i] = sum / period;
        }
        return trend;
    }

    private static double[] figure(double[] y, double[] trend, int period, Kind kind) {
        double[] figure = new double[period];
        int[] counts = new int[period];
        for (int i = 0; i < trend.length; i++) {
            int position = (i + period / 2) % period;
            figure[position] += kind.without(y[i + period / 2], trend[i]);
            counts[position]++;
        }
        double sum = 0;
        for (int p = 0; p < period; p++) {
            figure[p] /= counts[p];
            sum += figure[p];
        }
        for (int p = 0; p < period; p++) {
            figure[p] = kind.without(figure[p], sum / period);
        }
        return figure;
    }

    private static void requirePositive(double[] trend) {
        for (int i = 0; i < trend.length; i++) {
            if (!(trend[i] > 0)) {
                throw new IllegalArgumentException("average " + i + " over a period must be > 0 for a multiplicative"
                        + " split, take an additive one: " + trend[i]);
            }
        }
    }
}
