package io.shopwright.analytics.forecast;

/** Checks of plain series; the message says the position, the rule and the value. */
final class Finite {

    private Finite() {}

    /** Returns a copy of a series without NaN and infinities. */
    static double[] copy(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " must be finite, interpolate what is missing: " + values[i]);
            }
        }
        return values.clone();
    }

    /** Returns a copy of a series of demand. */
    static double[] demand(double[] values) {
        double[] copy = copy(values);
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] < 0) {
                throw new IllegalArgumentException("demand " + i + " must be >= 0, leave returns out: " + copy[i]);
            }
        }
        return copy;
    }
}
