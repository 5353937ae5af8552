package io.shopwright.analytics.churn;

/** Checks of arguments; the message says the rule and the value. */
final class Check {

    private Check() {}

    static void sameSize(int actual, int expected, String what) {
        if (actual != expected || actual == 0) {
            throw new IllegalArgumentException("need as many " + what + ", at least one: " + actual + ", " + expected);
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

    static void positive(int value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be > 0: " + value);
        }
    }

    /** Rejects scores that are NaN. */
    static void scores(double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (Double.isNaN(scores[i])) {
                throw new IllegalArgumentException("row " + i + ": score must be a number: " + scores[i]);
            }
        }
    }
}
