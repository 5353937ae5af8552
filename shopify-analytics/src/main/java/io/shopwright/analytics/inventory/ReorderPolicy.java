package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.NormalDemand;

/**
 * The policy (r, Q): once the position is at or below a point, order a fixed quantity, or as many times it as brings the
 * position above the point.
 *
 * <p>Sources: L. Snyder, Z. Shen (2019), Fundamentals of supply chain theory, chapter 5; A. Federgruen, Y. Zheng (1992), An
 * efficient algorithm for computing an optimal (r, Q) policy in continuous review stochastic inventory systems, Operations
 * Research 40(4), 808-813.
 *
 * @param reorderPoint finite
 * @param quantity &gt; 0
 */
public record ReorderPolicy(double reorderPoint, double quantity) implements Policy {

    private static final int MOST_ROUNDS = 1000;
    private static final double ENOUGH = 1e-13;

    public ReorderPolicy {
        if (!Double.isFinite(reorderPoint)) {
            throw new IllegalArgumentException("reorderPoint must be finite: " + reorderPoint);
        }
        Check.positive(quantity, "quantity");
    }

    /**
     * A policy and what it costs.
     *
     * @param cost of a period: orders, stock and shortage
     */
    public record Costed(ReorderPolicy policy, double cost) {}

    @Override
    public double order(double position, long period) {
        return position > reorderPoint ? 0 : quantity * (Math.floor((reorderPoint - position) / quantity) + 1);
    }

    /**
     * Point and quantity in turn until neither changes, by the approximation of the expected stock, {@code r - d L + Q/2}. The
     * cost of a shortage is for each unit once.
     *
     * @param terms per period
     * @param shortageCost of one unit short, &gt; 0
     * @param leadTimeDemand normal
     * @throws IllegalArgumentException if shortages are so cheap that one would rather never have stock
     */
    public static Costed iterated(OrderQuantity.Terms terms, double shortageCost, NormalDemand leadTimeDemand) {
        Check.positive(shortageCost, "shortageCost");
        double quantity = OrderQuantity.economic(terms).units();
        double point = point(terms, shortageCost, leadTimeDemand, quantity);
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < MOST_ROUNDS && Math.abs(quantity - before) > ENOUGH * quantity; i++) {
            before = quantity;
            double perOrder = terms.orderCost() + shortageCost * leadTimeDemand.expectedAbove(point);
            quantity = Math.sqrt(2 * terms.demand() * perOrder / terms.holdingCost());
            point = point(terms, shortageCost, leadTimeDemand, quantity);
        }
        double perOrder = terms.orderCost() + shortageCost * leadTimeDemand.expectedAbove(point);
        double stock = point - leadTimeDemand.mean() + quantity / 2;
        double cost = terms.holdingCost() * stock + perOrder * terms.demand() / quantity;
        return new Costed(new ReorderPolicy(point, quantity), cost);
    }

    /** The economic order quantity and the point that fits it. */
    public static ReorderPolicy economic(
            OrderQuantity.Terms terms, double shortageCost, DemandDistribution leadTimeDemand) {
        Check.positive(shortageCost, "shortageCost");
        double quantity = OrderQuantity.economic(terms).units();
        return new ReorderPolicy(point(terms, shortageCost, leadTimeDemand, quantity), quantity);
    }

    /**
     * The optimum in whole units.
     *
     * @param waitingCost of one unit waiting for a period, &gt; 0
     * @param leadTimeDemand a count; of single units, as the reorder point is never undershot
     */
    public static Costed exact(OrderQuantity.Terms terms, double waitingCost, DemandDistribution leadTimeDemand) {
        PositionCost cost = new PositionCost(terms.holdingCost(), waitingCost, leadTimeDemand);
        double low = cost.best();
        double high = low;
        double sum = terms.orderCost() * terms.demand() + cost.at(low);
        while (Math.min(cost.at(low - 1), cost.at(high + 1)) < sum / (high - low + 1)) {
            if (cost.at(low - 1) <= cost.at(high + 1)) {
                low--;
                sum += cost.at(low);
            } else {
                high++;
                sum += cost.at(high);
            }
        }
        double quantity = high - low + 1;
        return new Costed(new ReorderPolicy(low - 1, quantity), sum / quantity);
    }

    private static double point(
            OrderQuantity.Terms terms, double shortageCost, DemandDistribution demand, double quantity) {
        double risk = quantity * terms.holdingCost() / (shortageCost * terms.demand());
        if (!(risk < 1)) {
            throw new IllegalArgumentException(
                    "shortageCost is too low for any stock to pay, order on demand: " + shortageCost);
        }
        return demand.variance() == 0 ? demand.mean() : demand.quantile(1 - risk);
    }
}
