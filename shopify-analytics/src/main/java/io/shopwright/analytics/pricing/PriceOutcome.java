package io.shopwright.analytics.pricing;

/**
 * What a price is expected to bring in a period.
 *
 * @param price of a unit
 * @param unitCost what one more unit costs
 * @param quantity units sold, not more than there are
 * @param stockedOut whether more would be bought than there is
 */
public record PriceOutcome(double price, double unitCost, double quantity, boolean stockedOut) {

    /** Of a demand curve. */
    public static PriceOutcome of(DemandCurve demand, double unitCost, double stock, double price) {
        Check.notNegative(unitCost, "unit cost");
        double wanted = demand.quantity(price);
        return new PriceOutcome(price, unitCost, Math.min(wanted, stock), wanted > stock);
    }

    public double revenue() {
        return price * quantity;
    }

    public double profit() {
        return (price - unitCost) * quantity;
    }

    /** Lerner's index, the share of the price that is left after the unit cost; negative below cost. */
    public double margin() {
        return (price - unitCost) / price;
    }

    /**
     * What is left after the unit cost, as a share of that cost.
     *
     * @throws IllegalArgumentException if the unit costs nothing
     */
    public double markup() {
        if (unitCost == 0) {
            throw new IllegalArgumentException("there is no markup on a unit cost of 0");
        }
        return (price - unitCost) / unitCost;
    }
}
