package io.shopwright.analytics.clv;

/** Argument checks whose messages name the rule and the value. All of them reject NaN and infinity. */
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
}
