package io.shopwright.analytics.budget;

/** Checks of arguments; the message says the rule and the value. */
final class Check {

    private Check() {}

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

    static void spends(double[] spend) {
        if (spend.length == 0) {
            throw new IllegalArgumentException("need spend of at least one period");
        }
        for (int i = 0; i < spend.length; i++) {
            notNegative(spend[i], "spend of period " + i);
        }
    }
}
