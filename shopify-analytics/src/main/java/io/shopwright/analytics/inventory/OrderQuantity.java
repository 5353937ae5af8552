package io.shopwright.analytics.inventory;

/**
 * The order quantity with the least cost of orders and stock at steady demand.
 *
 * <p>Sources: F. W. Harris (1913), How many parts to make at once, Factory 10(2), 135-136, 152; L. Snyder, Z. Shen (2019),
 * Fundamentals of supply chain theory, chapter 3.
 *
 * @param units of an order, &gt; 0
 * @param cost of a period, with ordering and holding and, with price breaks, buying
 */
public record OrderQuantity(double units, double cost) {

    /**
     * Steady demand and what it costs to serve it.
     *
     * @param demand of a period, &gt; 0
     * @param orderCost of one order, &gt; 0
     * @param holdingCost of one unit for a period, &gt; 0
     */
    public record Terms(double demand, double orderCost, double holdingCost) {

        public Terms {
            Check.positive(demand, "demand");
            Check.positive(orderCost, "orderCost");
            Check.positive(holdingCost, "holdingCost");
        }

        /** The cost of a period with orders of a size: {@code K D/Q + h Q/2}. */
        public double cost(double units) {
            Check.positive(units, "units");
            return orderCost * demand / units + holdingCost * units / 2;
        }
    }

    /** The economic order quantity, {@code sqrt(2 K D / h)}. */
    public static OrderQuantity economic(Terms terms) {
        double units = Math.sqrt(2 * terms.orderCost / terms.holdingCost * terms.demand);
        return new OrderQuantity(units, terms.cost(units));
    }

    /**
     * With demand waiting when stock is out, at a cost.
     *
     * @param backorderCost of one unit waiting for a period, &gt; 0
     */
    public static OrderQuantity withBackorders(Terms terms, double backorderCost) {
        Check.positive(backorderCost, "backorderCost");
        double served = backorderCost / (terms.holdingCost + backorderCost);
        return economic(new Terms(terms.demand, terms.orderCost, terms.holdingCost * served));
    }

    /** The share of demand that waits at the optimum with backorders, {@code h / (h + p)}. */
    public static double shareWaiting(Terms terms, double backorderCost) {
        Check.positive(backorderCost, "backorderCost");
        return terms.holdingCost / (terms.holdingCost + backorderCost);
    }

    /**
     * For an order that arrives bit by bit as it is made.
     *
     * @param productionRate units a period, greater than demand
     */
    public static OrderQuantity production(Terms terms, double productionRate) {
        return economic(new Terms(terms.demand, terms.orderCost, terms.holdingCost * growth(terms, productionRate)));
    }

    /** Made bit by bit, with demand waiting when stock is out. */
    public static OrderQuantity productionWithBackorders(Terms terms, double productionRate, double backorderCost) {
        Check.positive(backorderCost, "backorderCost");
        double served = backorderCost / (terms.holdingCost + backorderCost);
        double holding = terms.holdingCost * growth(terms, productionRate) * served;
        return economic(new Terms(terms.demand, terms.orderCost, holding));
    }

    /** How often to order, in periods between two orders. */
    public double cycle(double demand) {
        Check.positive(demand, "demand");
        return units / demand;
    }

    private static double growth(Terms terms, double productionRate) {
        if (!(productionRate > terms.demand && productionRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "productionRate must be > demand and finite: " + productionRate + ", " + terms.demand);
        }
        return 1 - terms.demand / productionRate;
    }
}
