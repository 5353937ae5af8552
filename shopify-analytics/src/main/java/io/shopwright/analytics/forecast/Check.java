package io.shopwright.analytics.forecast;

/** Checks of arguments; the message says the rule and the value. */
final class Check {

    private Check() {}

    /** Rejects infinite observations; NaN stands for a missing one. */
    static void observations(double[] y) {
        for (int t = 0; t < y.length; t++) {
            if (Double.isInfinite(y[t])) {
                throw new IllegalArgumentException("observation " + t + " must be finite: " + y[t]);
            }
        }
    }

    static void seasonLength(int m) {
        if (m < 1) {
            throw new IllegalArgumentException("seasonLength must be >= 1: " + m);
        }
    }

    static void horizon(int horizon) {
        if (horizon < 0) {
            throw new IllegalArgumentException("horizon must be >= 0: " + horizon);
        }
    }

    static void positive(double value, String name) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite: " + value);
        }
    }

    static void share(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be > 0 and < 1: " + value);
        }
    }
}
