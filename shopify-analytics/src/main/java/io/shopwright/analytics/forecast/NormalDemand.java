package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.StandardNormal;

/**
 * Normally distributed demand.
 *
 * @param mean finite
 * @param standardDeviation &gt;= 0; with 0 the demand is certain
 */
public record NormalDemand(double mean, double standardDeviation) implements DemandDistribution {

    public NormalDemand {
        Argument.finite(mean, "mean");
        Argument.notNegative(standardDeviation, "standardDeviation");
    }

    @Override
    public double variance() {
        return standardDeviation * standardDeviation;
    }

    @Override
    public double probabilityUpTo(double x) {
        if (standardDeviation == 0) {
            return x >= mean ? 1 : 0;
        }
        return StandardNormal.probability((x - mean) / standardDeviation);
    }

    @Override
    public double quantile(double probability) {
        Argument.probability(probability);
        return Math.max(0, mean + standardDeviation * StandardNormal.quantile(probability));
    }

    @Override
    public double expectedAbove(double x) {
        if (standardDeviation == 0) {
            return Math.max(0, mean - x);
        }
        return standardDeviation * StandardNormal.loss((x - mean) / standardDeviation);
    }

    @Override
    public double expectedBelow(double x) {
        if (standardDeviation == 0) {
            return Math.max(0, x - mean);
        }
        return standardDeviation * StandardNormal.loss((mean - x) / standardDeviation);
    }
}
