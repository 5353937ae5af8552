package io.shopwright.analytics.forecast;

/** Checks of single numbers; the message says the rule and the value. */
final class Argument {

    private Argument() {}

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

    static void finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be finite: " + value);
        }
    }

    /** A probability without the ends. */
    static void probability(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("probability must be > 0 and < 1: " + value);
        }
    }

    /** The weight of the newest value, which may be all. */
    static void weight(double value, String name) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be > 0 and <= 1: " + value);
        }
    }
}
