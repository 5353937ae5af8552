package io.shopwright.analytics.pricing;

import java.util.OptionalDouble;

/**
 * {@code q = a - b * price}, and 0 from the price a / b on.
 *
 * @param a the quantity for nothing, positive
 * @param b how many units one currency unit more costs, positive
 */
public record LinearDemand(double a, double b) implements DemandCurve {

    /** Rejects curves that do not fall. */
    public LinearDemand {
        Check.positive(a, "a");
        Check.positive(b, "b");
    }

    @Override
    public double quantity(double price) {
        Check.positive(price, "price");
        return Math.max(0, a - b * price);
    }

    @Override
    public double elasticity(double price) {
        Check.positive(price, "price");
        if (a <= b * price) {
            throw new IllegalArgumentException("price must be < " + a / b + ", where demand ends: " + price);
        }
        return -b * price / (a - b * price);
    }

    /** {@code (a / b + unitCost) / 2}; none if nobody pays the cost. */
    @Override
    public OptionalDouble bestPrice(double unitCost) {
        Check.notNegative(unitCost, "unit cost");
        return unitCost >= a / b ? OptionalDouble.empty() : OptionalDouble.of((a / b + unitCost) / 2);
    }

    @Override
    public OptionalDouble priceFor(double quantity) {
        Check.positive(quantity, "quantity");
        return quantity >= a ? OptionalDouble.empty() : OptionalDouble.of((a - quantity) / b);
    }
}
