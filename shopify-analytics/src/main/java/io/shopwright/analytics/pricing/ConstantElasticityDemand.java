package io.shopwright.analytics.pricing;

import java.util.OptionalDouble;

/**
 * {@code q = scale * price^elasticity}, what {@link Elasticity#logLog} fits. Trustworthy near the prices that were tried.
 *
 * @param scale the quantity at a price of 1, positive
 * @param elasticity negative
 */
public record ConstantElasticityDemand(double scale, double elasticity) implements DemandCurve {

    /** Rejects curves that do not fall. */
    public ConstantElasticityDemand {
        Check.positive(scale, "scale");
        Check.finite(elasticity, "elasticity");
        if (elasticity >= 0) {
            throw new IllegalArgumentException("elasticity must be < 0: " + elasticity
                    + "; sales that rise with the price say that the price followed demand");
        }
    }

    /** The curve with this elasticity on which a price sells a quantity; both positive. */
    public static ConstantElasticityDemand through(double price, double quantity, double elasticity) {
        Check.positive(price, "price");
        Check.positive(quantity, "quantity");
        return new ConstantElasticityDemand(quantity * Math.pow(price, -elasticity), elasticity);
    }

    @Override
    public double quantity(double price) {
        Check.positive(price, "price");
        return scale * Math.pow(price, elasticity);
    }

    @Override
    public double elasticity(double price) {
        Check.positive(price, "price");
        return elasticity;
    }

    /** {@code unitCost * elasticity / (1 + elasticity)}; none from -1 on, or without a cost. */
    @Override
    public OptionalDouble bestPrice(double unitCost) {
        Check.notNegative(unitCost, "unit cost");
        return elasticity >= -1 || unitCost == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(unitCost * elasticity / (1 + elasticity));
    }

    @Override
    public OptionalDouble priceFor(double quantity) {
        Check.positive(quantity, "quantity");
        return OptionalDouble.of(Math.pow(quantity / scale, 1 / elasticity));
    }
}
