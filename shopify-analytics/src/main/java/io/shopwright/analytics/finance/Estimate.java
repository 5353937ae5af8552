package io.shopwright.analytics.finance;

import java.util.SplittableRandom;

/**
 * An amount that is known as a range: a triangular distribution.
 *
 * @param name what it is
 * @param low least possible, not negative
 * @param likely most likely, at least low
 * @param high greatest possible, at least likely
 */
public record Estimate(String name, double low, double likely, double high) {

    /** Checks the range. */
    public Estimate {
        if (!(low >= 0 && low <= likely && likely <= high && high < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + ": need 0 <= low <= likely <= high, finite: " + low + ", " + likely + ", " + high);
        }
    }

    /** An amount that is certain. */
    public static Estimate certain(String name, double amount) {
        return new Estimate(name, amount, amount, amount);
    }

    /** A draw by the inverse of the distribution function. */
    double draw(SplittableRandom random) {
        double u = 1 - random.nextDouble(); // never 0, so that no amount is 0 unless its range is
        double width = high - low;
        return u * width <= likely - low
                ? low + Math.sqrt(u * width * (likely - low))
                : high - Math.sqrt((1 - u) * width * (high - likely));
    }
}
