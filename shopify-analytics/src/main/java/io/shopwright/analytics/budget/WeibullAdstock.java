package io.shopwright.analytics.budget;

import java.util.Arrays;

/**
 * Carry-over by a kernel as long as the series, as in the transformations of Meta's Robyn.
 *
 * @param shape of the distribution
 * @param scale as a share of the length of the series
 * @param kernel which weights
 */
record WeibullAdstock(double shape, double scale, Kernel kernel) implements Adstock {

    /** The weight of spend after so many periods. */
    enum Kernel {
        SURVIVAL {
            @Override
            double[] weights(double shape, double scale, int length) {
                double[] weights = new double[length];
                weights[0] = 1;
                for (int t = 1; t < length; t++) {
                    weights[t] = weights[t - 1] * Math.exp(-Math.pow(t / scale, shape));
                }
                return weights;
            }
        },
        DENSITY {
            @Override
            double[] weights(double shape, double scale, int length) {
                double[] weights = new double[length];
                for (int t = 0; t < length; t++) {
                    double age = (t + 1) / scale;
                    weights[t] = shape / scale * Math.pow(age, shape - 1) * Math.exp(-Math.pow(age, shape));
                }
                double lowest = Arrays.stream(weights).min().orElse(0);
                double range = Arrays.stream(weights).max().orElse(0) - lowest;
                for (int t = 0; t < length; t++) {
                    weights[t] = range == 0 ? (t == 0 ? 1 : 0) : (weights[t] - lowest) / range;
                }
                return weights;
            }
        };

        abstract double[] weights(double shape, double scale, int length);
    }

    WeibullAdstock {
        Check.positive(shape, "shape");
        if (!(scale >= 0 && scale <= 1)) {
            throw new IllegalArgumentException("scale must be >= 0 and <= 1: " + scale);
        }
    }

    @Override
    public double[] apply(double[] spend) {
        Check.spends(spend);
        int n = spend.length;
        double position = Math.rint(1 + (n - 1) * scale);
        double[] weights = kernel.weights(shape, position, n);
        double[] working = new double[n];
        for (int t = 0; t < n; t++) {
            for (int s = 0; s <= t; s++) {
                working[t] += spend[s] * weights[t - s];
            }
        }
        return working;
    }
}
