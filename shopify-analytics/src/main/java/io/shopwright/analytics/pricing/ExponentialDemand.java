package io.shopwright.analytics.pricing;

import java.util.OptionalDouble;

/**
 * {@code q = exp(a - b * price)}: each currency unit more costs the same share of the units.
 *
 * @param a the logarithm of the quantity for nothing
 * @param b positive
 */
public record ExponentialDemand(double a, double b) implements DemandCurve {

    /** Rejects curves that do not fall. */
    public ExponentialDemand {
        Check.finite(a, "a");
        Check.positive(b, "b");
    }

    @Override
    public double quantity(double price) {
        Check.positive(price, "price");
        return Math.exp(a - b * price);
    }

    @Override
    public double elasticity(double price) {
        Check.positive(price, "price");
        return -b * price;
    }

    /** {@code unitCost + 1 / b}. */
    @Override
    public OptionalDouble bestPrice(double unitCost) {
        Check.notNegative(unitCost, "unit cost");
        return OptionalDouble.of(unitCost + 1 / b);
    }

    @Override
    public OptionalDouble priceFor(double quantity) {
        Check.positive(quantity, "quantity");
        double price = (a - Math.log(quantity)) / b;
        return price <= 0 ? OptionalDouble.empty() : OptionalDouble.of(price);
    }
}
