package io.shopwright.analytics.survival;

/** Checks of arguments; the message says the rule and the value. */
final class Check {

    private Check() {}

    /** Rejects numbers that are negative, infinite or NaN. */
    static void rows(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("row " + i + ": " + name + " must be >= 0 and finite: " + values[i]);
            }
        }
    }

    static void size(int actual, int expected, String name) {
        if (actual != expected) {
            throw new IllegalArgumentException("need " + expected + " " + name + ", as many as rows: " + actual);
        }
    }

    static void share(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must be > 0 and < 1: " + value);
        }
    }

    static void notNegative(double value, String name) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be >= 0 and finite: " + value);
        }
    }
}
