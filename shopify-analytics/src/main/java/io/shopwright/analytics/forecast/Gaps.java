package io.shopwright.analytics.forecast;

import java.util.Optional;

/** Fills gaps for models that cannot pass over them. */
final class Gaps {

    private Gaps() {}

    static boolean any(double[] y) {
        for (double value : y) {
            if (Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The series with each gap at the mean of the nearest two values or more of its position of the season; where
     * the season has none, of the nearest at all.
     *
     * @param y with at least one value
     */
    static double[] fill(double[] y, int m) {
        if (!any(y)) {
            return y;
        }
        double[] filled = y.clone();
        for (int t = 0; t < y.length; t++) {
            if (Double.isNaN(y[t])) {
                double seasonal = around(y, t, m);
                filled[t] = Double.isNaN(seasonal) ? around(y, t, 1) : seasonal;
            }
        }
        return filled;
    }

    private static double around(double[] y, int t, int m) {
        double sum = 0;
        int count = 0;
        for (int k = m; count < 2 && (t - k >= 0 || t + k < y.length); k += m) {
            if (t - k >= 0 && !Double.isNaN(y[t - k])) {
                sum += y[t - k];
                count++;
            }
            if (t + k < y.length && !Double.isNaN(y[t + k])) {
                sum += y[t + k];
                count++;
            }
        }
        return sum / count;
    }

    /** A model that sees gaps filled. */
    record Filled(FittedModel model, int m) implements FittedModel {

        @Override
        public double[] forecast(int origin, int horizon) {
            return model.forecast(origin, horizon);
        }

        @Override
        public Optional<double[]> deviations(int horizon) {
            return model.deviations(horizon);
        }

        @Override
        public Filled extended(double[] y) {
            return new Filled(model.extended(fill(y, m)), m);
        }
    }
}
