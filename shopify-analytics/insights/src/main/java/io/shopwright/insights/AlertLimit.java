package io.shopwright.insights;

/**
 * Where an alert opens and where it closes again. Between the two nothing changes, so that a value that swings around one of
 * them does not open an alert each time.
 *
 * @param side on which the alert is
 * @param open opens beyond this value
 * @param close closes at this value or on the good side of it; on the good side of {@code open}, or equal
 */
public record AlertLimit(Side side, double open, double close) {
    /** Which values are bad. */
    public enum Side {
        ABOVE,
        BELOW
    }

    public AlertLimit {
        boolean ordered = side == Side.ABOVE ? close <= open : close >= open;
        if (!ordered || !Double.isFinite(open) || !Double.isFinite(close)) {
            throw new IllegalArgumentException(
                    "an alert " + side + " " + open + " must close on the good side of that, not at " + close);
        }
    }

    public static AlertLimit above(double open, double close) {
        return new AlertLimit(Side.ABOVE, open, close);
    }

    public static AlertLimit below(double open, double close) {
        return new AlertLimit(Side.BELOW, open, close);
    }

    boolean opens(double value) {
        return side == Side.ABOVE ? value > open : value < open;
    }

    boolean closes(double value) {
        return side == Side.ABOVE ? value <= close : value >= close;
    }
}
