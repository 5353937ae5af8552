package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;

/**
 * How much to buy once for a season, when too much is left over and too little is missed.
 *
 * <p>Source: L. Snyder, Z. Shen (2019), Fundamentals of supply chain theory, section 4.3.
 *
 * @param overage the loss for each unit left, &gt; 0
 * @param underage the loss for each unit missed, &gt; 0
 */
public record Newsvendor(double overage, double underage) {

    public Newsvendor {
        Check.positive(overage, "overage");
        Check.positive(underage, "underage");
    }

    /**
     * The losses from prices.
     *
     * @param price of a sale
     * @param cost of buying, below the price
     * @param salvage what a left unit brings, below the cost; may be negative
     */
    public static Newsvendor ofPrices(double price, double cost, double salvage) {
        if (!(price > cost && cost > salvage)) {
            throw new IllegalArgumentException("need price > cost > salvage: " + price + ", " + cost + ", " + salvage);
        }
        return new Newsvendor(cost - salvage, price - cost);
    }

    /** The best probability of having enough, {@code underage / (underage + overage)}. */
    public double criticalRatio() {
        return underage / (underage + overage);
    }

    /** The quantity with the least expected loss. */
    public double quantity(DemandDistribution demand) {
        return demand.quantile(criticalRatio());
    }

    /** The expected loss with a quantity. */
    public double expectedLoss(DemandDistribution demand, double units) {
        return overage * demand.expectedBelow(units) + underage * demand.expectedAbove(units);
    }

    /** The expected profit with a quantity: the margin of all demand less the loss. */
    public double expectedProfit(DemandDistribution demand, double units) {
        return underage * demand.mean() - expectedLoss(demand, units);
    }
}
