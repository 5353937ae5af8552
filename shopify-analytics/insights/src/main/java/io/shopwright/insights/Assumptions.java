package io.shopwright.insights;

/**
 * What no shop's data tell and an estimate of growth needs. The standard values are cautious guesses, not measurements:
 * replace them with what earlier campaigns brought.
 *
 * @param wonBack share of customers at risk who come back when they are written to
 * @param secondOrders share of one-time buyers who order once more when they are written to
 */
public record Assumptions(Range wonBack, Range secondOrders) {
    /** 2 to 10 % come back, and 1 to 6 % order once more. */
    public static final Assumptions STANDARD = new Assumptions(new Range(0.02, 0.05, 0.1), new Range(0.01, 0.03, 0.06));

    /** A share that is known as a range, in [0, 1]. */
    public record Range(double low, double likely, double high) {
        public Range {
            if (!(low >= 0 && low <= likely && likely <= high && high <= 1)) {
                throw new IllegalArgumentException(
                        "need 0 <= low <= likely <= high <= 1: " + low + ", " + likely + ", " + high);
            }
        }
    }
}
