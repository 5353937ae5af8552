package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.StandardNormal;

/**
 * Demand whose logarithm is normally distributed: never negative, with a long tail.
 *
 * @param mu the mean of the logarithm, finite
 * @param sigma the standard deviation of the logarithm, &gt; 0
 */
public record LogNormalDemand(double mu, double sigma) implements DemandDistribution {

    public LogNormalDemand {
        Argument.finite(mu, "mu");
        Argument.positive(sigma, "sigma");
    }

    @Override
    public double mean() {
        return Math.exp(mu + sigma * sigma / 2);
    }

    @Override
    public double variance() {
        return Math.expm1(sigma * sigma) * mean() * mean();
    }

    @Override
    public double probabilityUpTo(double x) {
        return x > 0 ? StandardNormal.probability((Math.log(x) - mu) / sigma) : 0;
    }

    @Override
    public double quantile(double probability) {
        Argument.probability(probability);
        return Math.exp(mu + sigma * StandardNormal.quantile(probability));
    }

    @Override
    public double expectedAbove(double x) {
        if (x <= 0) {
            return mean() - x;
        }
        double z = (Math.log(x) - mu) / sigma;
        return Math.max(0, mean() * StandardNormal.probability(sigma - z) - x * StandardNormal.probability(-z));
    }
}
