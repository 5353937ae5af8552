package io.shopwright.analytics.inventory;

/**
 * What a supplier and a shelf make of a quantity.
 *
 * @param least the smallest order, &gt;= 0; a smaller need is ordered as that
 * @param pack orders are multiples of it, &gt; 0; 1 for whole units
 * @param mostCover the greatest order in periods of demand, &gt; 0, for goods that spoil; infinite if they do not
 */
public record OrderRules(double least, double pack, double mostCover) {

    /** A hundred-millionth of a pack is rounding. */
    private static final double ROUNDING = 1e-8;

    public OrderRules {
        Check.notNegative(least, "least");
        Check.positive(pack, "pack");
        if (!(mostCover > 0)) {
            throw new IllegalArgumentException("mostCover must be > 0: " + mostCover);
        }
    }

    /** Whole units, nothing else. */
    public static OrderRules wholeUnits() {
        return new OrderRules(0, 1, Double.POSITIVE_INFINITY);
    }

    /**
     * The order for a need: rounded up to packs, at least the smallest order, and where that is more than the cover allows
     * rounded down to it, but never below the smallest order. Nothing for no need.
     *
     * @param demand of a period, &gt;= 0
     */
    public double order(double need, double demand) {
        Check.notNegative(need, "need");
        Check.notNegative(demand, "demand");
        if (need == 0) {
            return 0;
        }
        double least = packsUp(this.least);
        double wanted = Math.max(packsUp(need), least);
        double most = mostCover == Double.POSITIVE_INFINITY ? mostCover : mostCover * demand;
        return wanted <= most ? wanted : Math.max(least, Math.floor(most / pack + ROUNDING) * pack);
    }

    private double packsUp(double units) {
        return Math.ceil(units / pack - ROUNDING) * pack;
    }
}
