package io.shopwright.analytics.forecast;

/**
 * Demand that is equally likely anywhere between two bounds.
 *
 * @param low &gt;= 0
 * @param high &gt; low
 */
public record UniformDemand(double low, double high) implements DemandDistribution {

    public UniformDemand {
        Argument.notNegative(low, "low");
        Argument.finite(high, "high");
        if (!(high > low)) {
            throw new IllegalArgumentException("need low < high: " + low + ", " + high);
        }
    }

    @Override
    public double mean() {
        return (low + high) / 2;
    }

    @Override
    public double variance() {
        return (high - low) * (high - low) / 12;
    }

    @Override
    public double probabilityUpTo(double x) {
        return Math.min(1, Math.max(0, (x - low) / (high - low)));
    }

    @Override
    public double quantile(double probability) {
        Argument.probability(probability);
        return low + probability * (high - low);
    }

    @Override
    public double expectedAbove(double x) {
        if (x <= low) {
            return mean() - x;
        }
        double above = Math.max(0, high - x);
        return above * above / (2 * (high - low));
    }
}
