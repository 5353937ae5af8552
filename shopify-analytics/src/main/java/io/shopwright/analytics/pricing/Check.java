package io.shopwright.analytics.pricing;

/** Checks of arguments; the message says the rule and the value. */
final class Check {

    private Check() {}

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

    static void finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite: " + value);
        }
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

    static void finite(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("row " + i + ": " + name + " must be finite: " + values[i]);
            }
        }
    }
}
