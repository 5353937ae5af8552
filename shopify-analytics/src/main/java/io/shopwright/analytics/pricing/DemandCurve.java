package io.shopwright.analytics.pricing;

import java.util.OptionalDouble;

/** How many units are sold in a period at a price. */
public sealed interface DemandCurve permits ConstantElasticityDemand, LinearDemand, ExponentialDemand, LogitDemand {

    /**
     * Returns the expected quantity at a price.
     *
     * @param price positive
     * @return not negative
     */
    double quantity(double price);

    /**
     * Returns by how many per cent the quantity changes at a price if the price rises by one.
     *
     * @param price positive, and below the one at which demand ends
     * @return not positive
     */
    double elasticity(double price);

    /**
     * Returns the price that earns most, {@code (price - unitCost) quantity(price)}, without any limit on it.
     *
     * @param unitCost what one more unit costs, not negative
     * @return empty if there is none: the dearer the better, the cheaper the better without end, or nobody pays the cost
     */
    OptionalDouble bestPrice(double unitCost);

    /** Returns the price at which a quantity is sold: the lowest one that sells no more; empty if any price sells less. */
    OptionalDouble priceFor(double quantity);

    /** The price at which revenue is greatest; empty if there is none. */
    default OptionalDouble revenuePrice() {
        return bestPrice(0);
    }
}
