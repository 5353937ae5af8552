package io.shopwright.analytics.forecast;

/**
 * How much is asked for in some time, as a distribution and not only its middle. All are immutable.
 *
 * <p>The normal one fits demand of many units a period; of few it puts weight below zero and too little on large demands.
 */
public sealed interface DemandDistribution
        permits EmpiricalDemand, LogNormalDemand, NegativeBinomialDemand, NormalDemand, PoissonDemand, UniformDemand {

    /**
     * The distribution of a count with a mean and a variance: negative binomial where the variance is greater, else Poisson,
     * whose variance is its mean. Zero mean is the Poisson distribution of no demand. Where the count is so large that
     * neither differs from the normal distribution, that.
     *
     * @param mean &gt;= 0
     * @param variance &gt;= 0
     */
    static DemandDistribution ofCounts(double mean, double variance) {
        Argument.notNegative(mean, "mean");
        Argument.notNegative(variance, "variance");
        boolean overdispersed = variance > mean * (1 + 1e-9) && mean > 0;
        double spread = overdispersed ? variance : mean;
        if (mean > Counts.MANY && mean / spread * mean > Counts.MANY) {
            return new NormalDemand(mean, Math.sqrt(spread));
        }
        return overdispersed ? NegativeBinomialDemand.of(mean, variance) : new PoissonDemand(mean);
    }

    /** The expected demand. */
    double mean();

    double variance();

    /** The probability that demand is at most x, from 0 to 1. */
    double probabilityUpTo(double x);

    /**
     * The smallest demand that is not exceeded with this probability; never negative.
     *
     * @param probability &gt; 0 and &lt; 1
     */
    double quantile(double probability);

    /** The expected part of demand above x, {@code E max(0, D - x)}; never negative. */
    double expectedAbove(double x);

    /** The expected part of x that demand leaves, {@code E max(0, x - D)}; never negative. */
    default double expectedBelow(double x) {
        return Math.max(0, x - mean() + expectedAbove(x));
    }

    default double standardDeviation() {
        return Math.sqrt(variance());
    }
}
