package io.shopwright.analytics.forecast;

/**
 * Where a future value falls with a given probability, in the unit of the series.
 *
 * @param lower its lower end
 * @param upper its upper end, at least the lower one; equal to it where the past shows no errors at all
 */
public record Interval(double lower, double upper) {

    /** Whether a value is inside, ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
