package io.shopwright.analytics.inventory;

/** Checks of arguments; the message says the rule and the value. */
final class Check {

    private Check() {}

    static void notNegative(double value, String name) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be >= 0 and finite: " + value);
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

    /** Returns a copy of quantities that are not negative. */
    static double[] quantities(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " " + i + " must be >= 0 and finite: " + values[i]);
            }
        }
        return values.clone();
    }
}
