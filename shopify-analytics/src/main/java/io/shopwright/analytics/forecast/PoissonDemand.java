package io.shopwright.analytics.forecast;

import org.apache.commons.math3.special.Gamma;

/**
 * Demand of single units that come independently of each other.
 *
 * @param mean &gt;= 0; with 0 nothing is ever asked for
 */
public record PoissonDemand(double mean) implements DemandDistribution {

    public PoissonDemand {
        Argument.notNegative(mean, "mean");
    }

    @Override
    public double variance() {
        return mean;
    }

    /** The demand of this many such periods. */
    public PoissonDemand times(double periods) {
        return new PoissonDemand(mean * periods);
    }

    /** The probability of exactly k units. */
    public double probability(int k) {
        return k < 0 ? 0 : mass(k);
    }

    @Override
    public double probabilityUpTo(double x) {
        if (x < 0) {
            return 0;
        }
        return mean == 0 ? 1 : Gamma.regularizedGammaQ(Math.floor(x) + 1, mean);
    }

    @Override
    public double quantile(double probability) {
        Argument.probability(probability);
        return mean == 0 ? 0 : Counts.quantile(this, probability);
    }

    @Override
    public double expectedAbove(double x) {
        if (mean == 0) {
            return Math.max(0, -x);
        }
        return Counts.expectedAbove(this, x, this::above, this::mass);
    }

    private double mass(double k) {
        if (mean == 0) {
            return k == 0 ? 1 : 0;
        }
        return Math.exp(k * Math.log(mean) - mean - Gamma.logGamma(k + 1));
    }

    private double above(double x) {
        return (mean - x) * (1 - probabilityUpTo(x)) + mean * mass(x);
    }
}
