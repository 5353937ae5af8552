package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.NormalDemand;

/**
 * The time from an order to its arrival, in periods.
 *
 * <p>Source: P. L. King (2011), Crack the code: understanding safety stock and mastering its equations, APICS Magazine.
 *
 * @param mean &gt;= 0
 * @param deviation its standard deviation, &gt;= 0
 */
public record LeadTime(double mean, double deviation) {

    public LeadTime {
        Check.notNegative(mean, "mean");
        Check.notNegative(deviation, "deviation");
    }

    /** A lead time that is always the same. */
    public static LeadTime certain(double periods) {
        return new LeadTime(periods, 0);
    }

    /** The lead time and the time to the next look at the stock: what a periodic review must cover. */
    public LeadTime plusReview(double periods) {
        Check.notNegative(periods, "review periods");
        return new LeadTime(mean + periods, deviation);
    }

    /**
     * The variance of demand over the lead time, {@code L s^2 + d^2 sL^2}: demands of periods and the lead time are
     * independent of each other.
     *
     * @param demandMean of a period
     * @param demandDeviation of a period; better that of the forecast's error than that of demand
     */
    public double variance(double demandMean, double demandDeviation) {
        Check.notNegative(demandMean, "demandMean");
        Check.notNegative(demandDeviation, "demandDeviation");
        return mean * demandDeviation * demandDeviation + demandMean * demandMean * deviation * deviation;
    }

    /** Demand over the lead time as a normal distribution: for many units. */
    public NormalDemand normal(double demandMean, double demandDeviation) {
        return new NormalDemand(demandMean * mean, Math.sqrt(variance(demandMean, demandDeviation)));
    }

    /** Demand over the lead time as a count, see {@link DemandDistribution#ofCounts}: for few units. */
    public DemandDistribution counts(double demandMean, double demandDeviation) {
        return DemandDistribution.ofCounts(demandMean * mean, variance(demandMean, demandDeviation));
    }
}
