package io.shopwright.analytics.clv;

/** Argument checks whose messages name the rule and the value. All of them reject NaN and infinity. */
final class Check {

    private Check() {}

    static void positive(double value, String name) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be > 0 and finite: " + value);
        }
    }

    static void margin(double margin) {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be in (0, 1]: " + margin);
        }
    }

    static void notNegative(double value, String name) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be >= 0 and finite: " + value);
        }
    }
}
