package io.shopwright.analytics.pricing;

import java.util.List;

/**
 * What a price must keep to.
 *
 * @param floor the lowest price, 0 for none
 * @param ceiling the highest price, infinite for none
 * @param stock units that can be sold at most in the period, infinite if there are enough
 * @param leastMargin the least share of the price that must be left after the unit cost, in [0, 1); 0 for none
 * @param endings how prices may end; empty for any
 */
public record PriceLimits(double floor, double ceiling, double stock, double leastMargin, List<PriceEnding> endings) {

    /** No limit at all. */
    public static final PriceLimits NONE =
            new PriceLimits(0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0, List.of());

    /** Checks and copies. */
    public PriceLimits {
        Check.notNegative(floor, "floor");
        Check.notNegative(leastMargin, "least margin");
        if (!(ceiling > 0 && floor <= ceiling)) {
            throw new IllegalArgumentException("need floor <= ceiling and 0 < ceiling: " + floor + ", " + ceiling);
        }
        if (!(stock > 0)) {
            throw new IllegalArgumentException("stock must be > 0: " + stock);
        }
        if (leastMargin >= 1) {
            throw new IllegalArgumentException("least margin must be < 1: " + leastMargin);
        }
        endings = List.copyOf(endings);
    }

    /** Prices between two. */
    public static PriceLimits between(double floor, double ceiling) {
        return new PriceLimits(floor, ceiling, Double.POSITIVE_INFINITY, 0, List.of());
    }

    /** The same with so many units to sell at most. */
    public PriceLimits withStock(double units) {
        return new PriceLimits(floor, ceiling, units, leastMargin, endings);
    }

    /** The same with a least share of the price after the unit cost. */
    public PriceLimits withLeastMargin(double share) {
        return new PriceLimits(floor, ceiling, stock, share, endings);
    }

    /** The same with prices that end in one of these ways. */
    public PriceLimits withEndings(PriceEnding... chosen) {
        return new PriceLimits(floor, ceiling, stock, leastMargin, List.of(chosen));
    }
}
