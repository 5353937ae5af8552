package io.shopwright.analytics.inventory;

import java.util.List;

/**
 * Prices that fall with the size of an order, and what to order then.
 *
 * <p>Source: L. Snyder, Z. Shen (2019), Fundamentals of supply chain theory, section 3.4.
 *
 * @param steps by rising quantity, the first from 0; prices fall
 */
public record PriceBreaks(List<Step> steps) {

    /**
     * A price.
     *
     * @param from the order quantity from which it holds, &gt;= 0
     * @param unitCost &gt; 0
     */
    public record Step(double from, double unitCost) {}

    public PriceBreaks {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.get(0).from != 0) {
            throw new IllegalArgumentException("the first price must hold from 0: " + steps);
        }
        for (int i = 0; i < steps.size(); i++) {
            Check.positive(steps.get(i).unitCost, "unitCost");
            if (i > 0
                    && !(steps.get(i).from > steps.get(i - 1).from
                            && steps.get(i).unitCost < steps.get(i - 1).unitCost)) {
                throw new IllegalArgumentException("quantities must rise and prices fall: " + steps);
            }
        }
    }

    /**
     * The cheapest order where a price holds for the whole of an order.
     *
     * @param holdingRate the cost of holding for a period as a share of the unit cost, &gt; 0
     */
    public OrderQuantity allUnits(double demand, double orderCost, double holdingRate) {
        OrderQuantity best = new OrderQuantity(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            OrderQuantity.Terms terms = new OrderQuantity.Terms(demand, orderCost, holdingRate * step.unitCost);
            double units = Math.max(step.from, OrderQuantity.economic(terms).units());
            double cost = terms.cost(units) + demand * step.unitCost;
            if (units < end(i) && cost < best.cost()) {
                best = new OrderQuantity(units, cost);
            }
        }
        return best;
    }

    /**
     * The cheapest order where a price holds for the units beyond its border only.
     *
     * @param holdingRate the cost of holding for a period as a share of the unit cost, &gt; 0
     */
    public OrderQuantity incremental(double demand, double orderCost, double holdingRate) {
        Check.positive(holdingRate, "holdingRate");
        OrderQuantity best = new OrderQuantity(Double.MAX_VALUE, Double.POSITIVE_INFINITY);
        double extra = 0;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (i > 0) {
                extra += (steps.get(i - 1).unitCost - step.unitCost) * step.from;
            }
            OrderQuantity.Terms terms = new OrderQuantity.Terms(demand, orderCost + extra, holdingRate * step.unitCost);
            OrderQuantity economic = OrderQuantity.economic(terms);
            double cost = economic.cost() + demand * step.unitCost + holdingRate * extra / 2;
            if (economic.units() >= step.from && economic.units() < end(i) && cost < best.cost()) {
                best = new OrderQuantity(economic.units(), cost);
            }
        }
        return best;
    }

    private double end(int i) {
        return i + 1 < steps.size() ? steps.get(i + 1).from : Double.POSITIVE_INFINITY;
    }
}
