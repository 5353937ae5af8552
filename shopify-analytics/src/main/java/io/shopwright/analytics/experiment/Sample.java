package io.shopwright.analytics.experiment;

/**
 * What the tests need to know of the values of an arm: one pass over any number of them, mergeable.
 *
 * <p>The mean is kept as an origin near the values and the mean distance from it, so that large values which differ little
 * (amounts near 1e9 with a spread of 1) lose no digits.
 *
 * @param count number of values
 * @param origin a value near the mean
 * @param offset mean of the values minus the origin
 * @param variance sum of squares around the mean over count - 1; 0 for fewer than two values
 */
public record Sample(long count, double origin, double offset, double variance) {

    /** No values yet. */
    public static final Sample EMPTY = new Sample(0, 0, 0, 0);

    /** Checks the numbers. */
    public Sample {
        Check.atLeast(0, count, "count");
        Check.finite(origin, "origin");
        Check.finite(offset, "offset");
        Check.notNegative(variance, "variance");
        if (count < 2 && variance != 0) {
            throw new IllegalArgumentException("variance of " + count + " values must be 0: " + variance);
        }
    }

    /** A sample that somebody else has summarised; the variance has count - 1 as its denominator. */
    public Sample(long count, double mean, double variance) {
        this(count, mean, 0, variance);
    }

    /**
     * Summarises values by the updates of Welford.
     *
     * <p>Source: B. Welford (1962), Note on a Method for Calculating Corrected Sums of Squares and Products, Technometrics
     * 4, 419-420.
     *
     * @param values finite
     */
    public static Sample of(double... values) {
        Check.finite(values, "value");
        double origin = values.length == 0 ? 0 : values[0];
        double offset = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - origin;
            double step = distance - offset;
            offset += step / (i + 1);
            squares += step * (distance - offset);
        }
        return new Sample(values.length, origin, offset, values.length < 2 ? 0 : squares / (values.length - 1));
    }

    /** Returns the mean of the values; 0 without any. */
    public double mean() {
        return origin + offset;
    }

    /**
     * Returns this sample and another one together.
     *
     * <p>Source: T. Chan, G. Golub, R. LeVeque (1983), Algorithms for Computing the Sample Variance, The American
     * Statistician 37, 242-247.
     */
    public Sample plus(Sample other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        double all = (double) count + other.count;
        double gap = other.minus(this);
        double squares = squares() + other.squares() + gap * gap * (count / all) * other.count;
        return new Sample(
                Math.addExact(count, other.count), origin, offset + gap * (other.count / all), squares / (all - 1));
    }

    /** Difference of the means. */
    double minus(Sample other) {
        return origin - other.origin + (offset - other.offset);
    }

    /** Sum of squares around the mean. */
    double squares() {
        return variance * Math.max(0, count - 1);
    }

    /** Squared standard error of the mean. */
    double meanVariance() {
        return variance / count;
    }
}
