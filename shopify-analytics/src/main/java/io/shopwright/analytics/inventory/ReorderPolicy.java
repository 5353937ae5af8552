package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.DemandDistribution;
import io.shopwright.analytics.forecast.NormalDemand;
import io.shopwright.analytics.internal.StandardNormal;

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

    /**
     * The economic order quantity, and the point of the least cost of stock and waiting if the quantity did not matter.
     *
     * @param waitingCost of one unit waiting for a period, &gt; 0
     */
    public static ReorderPolicy economic(
            OrderQuantity.Terms terms, double waitingCost, DemandDistribution leadTimeDemand) {
        Check.positive(waitingCost, "waitingCost");
        double service = waitingCost / (waitingCost + terms.holdingCost());
        double point = ReorderPoint.forCycleService(leadTimeDemand, service).units();
        return new ReorderPolicy(point, OrderQuantity.economic(terms).units());
    }

    /**
     * The economic order quantity with backorders, and the best point for it: where a position at the point costs as much as
     * one just after an order.
     *
     * @param waitingCost of one unit waiting for a period, &gt; 0
     */
    public static ReorderPolicy economicWithBackorders(
            OrderQuantity.Terms terms, double waitingCost, DemandDistribution leadTimeDemand) {
        double quantity = OrderQuantity.withBackorders(terms, waitingCost).units();
        PositionCost cost = new PositionCost(terms.holdingCost(), waitingCost, leadTimeDemand);
        double low = -quantity;
        double high = leadTimeDemand.mean() + 40 * leadTimeDemand.standardDeviation();
        for (int i = 0; i < MOST_ROUNDS && high - low > ENOUGH * Math.max(quantity, high); i++) {
            double middle = (low + high) / 2;
            if (cost.at(middle) > cost.at(middle + quantity)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new ReorderPolicy((low + high) / 2, quantity);
    }

    /**
     * The optimum but for demand beyond a whole order, which is neglected: point and quantity in turn from
     * {@code n(r) = h Q / (h + p)} and {@code Q^2 = 2 (K d + (h + p) n2(r)) / h}, with the expected shortage n and half the
     * expected squared one, n2. Snyder and Shen, section 5.3.4.
     *
     * @param waitingCost p, of one unit waiting for a period, &gt; 0
     * @param leadTimeDemand normal, with a standard deviation &gt; 0
     */
    public static Costed byLoss(OrderQuantity.Terms terms, double waitingCost, NormalDemand leadTimeDemand) {
        Check.positive(waitingCost, "waitingCost");
        double deviation = leadTimeDemand.standardDeviation();
        Check.positive(deviation, "standardDeviation");
        double both = terms.holdingCost() + waitingCost;
        double ordering = terms.orderCost() * terms.demand();
        double quantity = OrderQuantity.economic(terms).units();
        double z = 0;
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < MOST_ROUNDS && Math.abs(quantity - before) > ENOUGH * quantity; i++) {
            before = quantity;
            z = StandardNormal.lossQuantile(terms.holdingCost() * quantity / both / deviation);
            double short2 = deviation * deviation * StandardNormal.secondLoss(z);
            quantity = Math.sqrt(2 * (ordering + both * short2) / terms.holdingCost());
        }
        double point = leadTimeDemand.mean() + z * deviation;
        double short2 = deviation * deviation * StandardNormal.secondLoss(z);
        double cost = (ordering + both * short2) / quantity
                + terms.holdingCost() * (point - leadTimeDemand.mean() + quantity / 2);
        return new Costed(new ReorderPolicy(point, quantity), cost);
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

    private static double point(OrderQuantity.Terms terms, double shortageCost, NormalDemand demand, double quantity) {
        double risk = quantity * terms.holdingCost() / (shortageCost * terms.demand());
        if (!(risk < 1)) {
            throw new IllegalArgumentException(
                    "shortageCost is too low for any stock to pay, order on demand: " + shortageCost);
        }
        return demand.variance() == 0 ? demand.mean() : demand.quantile(1 - risk);
    }
}
