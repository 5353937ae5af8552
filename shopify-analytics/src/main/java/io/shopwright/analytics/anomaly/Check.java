package io.shopwright.analytics.anomaly;

/** Checks of arguments; the message says the rule and the value. */
final class Check {

    private Check() {}

    /** Returns a copy of a series without NaN and infinities. */
    static double[] finite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + i + " must be finite: " + values[i]);
            }
        }
        return values.clone();
    }

    static void positive(double value, String name) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite: " + value);
        }
    }

    static void notNegative(double value, String name) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be >= 0 and finite: " + value);
        }
    }

    static void share(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be > 0 and < 1: " + value);
        }
    }
}
