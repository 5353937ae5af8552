package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.internal.StandardNormal;

/**
 * The stock, with what is on order, at which to order.
 *
 * <p>Source: E. Silver, D. Pyke, D. Thomas (2017), Inventory and production management in supply chains, chapter 6.
 *
 * @param units the reorder point, &gt;= 0
 * @param expectedDemand over the lead time
 * @param cycleService the probability of no stock-out in an order cycle, from 0 to 1
 */
public record ReorderPoint(double units, double expectedDemand, double cycleService) {

    private static final int MOST_STEPS = 200;
    private static final double ROUNDING = 1e-14;

    /** The part above the expected demand; negative where less than it is enough. */
    public double safetyStock() {
        return units - expectedDemand;
    }

    /**
     * The least stock with a probability of no stock-out. Says nothing about how much is short when something is.
     *
     * @param demand over the lead time
     * @param service &gt; 0 and &lt; 1
     */
    public static ReorderPoint forCycleService(DemandDistribution demand, double service) {
        Check.share(service, "service");
        double units = demand.variance() == 0 ? Math.max(0, demand.mean()) : demand.quantile(service);
        return new ReorderPoint(units, demand.mean(), demand.probabilityUpTo(units));
    }

    /**
     * The least stock with which a share of demand is served, if what is short is delivered later: the expected shortage of
     * a cycle is {@code (1 - fill rate) * order quantity}. Between whole numbers of counted demand it is on a straight line;
     * round up.
     *
     * @param demand over the lead time
     * @param fillRate &gt; 0 and &lt; 1
     * @param orderQuantity the demand of a cycle, &gt; 0
     */
    public static ReorderPoint forFillRate(DemandDistribution demand, double fillRate, double orderQuantity) {
        Check.share(fillRate, "fillRate");
        Check.positive(orderQuantity, "orderQuantity");
        double allowed = (1 - fillRate) * orderQuantity;
        double units = allowed >= demand.expectedAbove(0) ? 0 : stockFor(demand, allowed);
        return new ReorderPoint(units, demand.mean(), demand.probabilityUpTo(units));
    }

    /** The stock above which so much is expected: Newton's steps, halved where they leave the bracket. */
    private static double stockFor(DemandDistribution demand, double allowed) {
        double low = 0;
        double high = demand.mean() + demand.standardDeviation() + 1;
        while (demand.expectedAbove(high) > allowed) {
            low = high;
            high *= 2;
        }
        double units = high;
        for (int i = 0; i < MOST_STEPS && high - low > ROUNDING * high; i++) {
            double excess = demand.expectedAbove(units) - allowed;
            if (excess > 0) {
                low = units;
            } else {
                high = units;
            }
            double newton = units + excess / (1 - demand.probabilityUpTo(units));
            units = newton > low && newton < high ? newton : (low + high) / 2;
        }
        return high;
    }

    /**
     * The fill rate that a stock reaches, from 0 to 1: {@code 1 - expected shortage / order quantity}.
     *
     * @param orderQuantity the demand of a cycle, &gt; 0
     */
    public static double fillRate(DemandDistribution demand, double units, double orderQuantity) {
        Check.positive(orderQuantity, "orderQuantity");
        return Math.max(0, 1 - demand.expectedAbove(units) / orderQuantity);
    }

    /**
     * The safety stock where long lead times come with high demand, so that their effects add up:
     * {@code z s sqrt(L) + z d sL}.
     */
    public static double dependentSafetyStock(
            double service, double demandMean, double demandDeviation, LeadTime leadTime) {
        Check.share(service, "service");
        double both = demandDeviation * Math.sqrt(leadTime.mean()) + demandMean * leadTime.deviation();
        return StandardNormal.quantile(service) * both;
    }
}
