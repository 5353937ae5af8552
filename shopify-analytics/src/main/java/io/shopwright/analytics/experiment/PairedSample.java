package io.shopwright.analytics.experiment;

/**
 * Two values of each unit of an arm, such as clicks and views, or revenue now and before: one pass, mergeable.
 *
 * @param first the value that matters: numerator of a ratio, outcome of an adjustment
 * @param second the other one: denominator, or covariate from before the experiment
 * @param covariance sum of products around the means over count - 1; 0 for fewer than two units
 */
public record PairedSample(Sample first, Sample second, double covariance) {

    /** Checks the numbers. */
    public PairedSample {
        if (first.count() != second.count()) {
            throw new IllegalArgumentException(
                    "both values must have the same count: " + first.count() + ", " + second.count());
        }
        Check.finite(covariance, "covariance");
    }

    /**
     * Summarises units.
     *
     * @param first one value a unit, finite
     * @param second as many, of the same units in the same order
     */
    public static PairedSample of(double[] first, double[] second) {
        Check.sameLength(second.length, first.length, "second values");
        Sample one = Sample.of(first);
        Sample other = Sample.of(second);
        double products = 0;
        for (int i = 0; i < first.length; i++) {
            products += (first[i] - one.origin() - one.offset()) * (second[i] - other.origin() - other.offset());
        }
        return new PairedSample(one, other, first.length < 2 ? 0 : products / (first.length - 1));
    }

    /** Returns the number of units. */
    public long count() {
        return first.count();
    }

    /** Returns this sample and another one together. */
    public PairedSample plus(PairedSample other) {
        if (count() == 0 || other.count() == 0) {
            return count() == 0 ? other : this;
        }
        double all = (double) count() + other.count();
        double gaps = other.first.minus(first) * other.second.minus(second);
        double products = products() + other.products() + gaps * (count() / all) * other.count();
        return new PairedSample(first.plus(other.first), second.plus(other.second), products / (all - 1));
    }

    /** Sum of products around the means. */
    double products() {
        return covariance * Math.max(0, count() - 1);
    }
}
