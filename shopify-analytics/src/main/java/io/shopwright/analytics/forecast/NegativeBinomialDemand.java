package io.shopwright.analytics.forecast;

import org.apache.commons.math3.special.Beta;

/**
 * Demand of single units that come in bunches, so that the variance exceeds the mean: the number of failures before the
 * {@code size}-th success.
 *
 * @param size &gt; 0, need not be whole
 * @param probability of success, &gt; 0 and &lt; 1; the mean divided by the variance
 */
public record NegativeBinomialDemand(double size, double probability) implements DemandDistribution {

    public NegativeBinomialDemand {
        Argument.positive(size, "size");
        Argument.probability(probability);
    }

    /**
     * The distribution with these moments.
     *
     * @param mean &gt; 0
     * @param variance greater than the mean
     */
    public static NegativeBinomialDemand of(double mean, double variance) {
        Argument.positive(mean, "mean");
        Argument.finite(variance, "variance");
        if (!(variance > mean)) {
            throw new IllegalArgumentException(
                    "variance must be > mean, take the Poisson distribution: " + variance + ", " + mean);
        }
        double probability = mean / variance;
        return new NegativeBinomialDemand(mean * probability / (1 - probability), probability);
    }

    /** The demand of this many such periods, independent of each other. */
    public NegativeBinomialDemand times(double periods) {
        return new NegativeBinomialDemand(size * periods, probability);
    }

    @Override
    public double mean() {
        return size * (1 - probability) / probability;
    }

    @Override
    public double variance() {
        return mean() / probability;
    }

    /** The probability of exactly k units. */
    public double probability(int k) {
        return k < 0 ? 0 : mass(k);
    }

    @Override
    public double probabilityUpTo(double x) {
        return x < 0 ? 0 : Beta.regularizedBeta(probability, size, Math.floor(x) + 1);
    }

    @Override
    public double quantile(double probability) {
        Argument.probability(probability);
        return Counts.quantile(this, probability);
    }

    @Override
    public double expectedAbove(double x) {
        return Counts.expectedAbove(this, x, this::above, this::mass);
    }

    private double mass(double k) {
        double logarithm = size * Math.log(probability);
        if (k > 0) {
            logarithm += k * Math.log1p(-probability) - Math.log(k) - Beta.logBeta(size, k);
        }
        return Math.exp(logarithm);
    }

    private double above(double x) {
        return (mean() - x) * (1 - probabilityUpTo(x)) + (1 - probability) / probability * (x + size) * mass(x);
    }
}
