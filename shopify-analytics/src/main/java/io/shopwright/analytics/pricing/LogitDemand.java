package io.shopwright.analytics.pricing;

import java.util.OptionalDouble;

/**
 * {@code q = buyers / (1 + exp(-(a - b * price)))}: each of a number of possible buyers takes one unit or none.
 *
 * @param buyers how many there are, positive
 * @param a the log-odds of buying for nothing
 * @param b positive
 */
public record LogitDemand(double buyers, double a, double b) implements DemandCurve {

    /** Newton's steps for w + ln w = z converge from the start used here within six; more are harmless. */
    private static final int STEPS = 20;

    /** Rejects curves that do not fall. */
    public LogitDemand {
        Check.positive(buyers, "buyers");
        Check.finite(a, "a");
        Check.positive(b, "b");
    }

    @Override
    public double quantity(double price) {
        return buyers * share(price);
    }

    /** The share of the possible buyers who buy at a price, in (0, 1). */
    public double share(double price) {
        Check.positive(price, "price");
        return 1 / (1 + Math.exp(b * price - a));
    }

    @Override
    public double elasticity(double price) {
        Check.positive(price, "price");
        return -b * price / (1 + Math.exp(a - b * price));
    }

    /** {@code unitCost + (1 + w) / b} with {@code w + ln w = a - b unitCost - 1}, which is Lambert's W. */
    @Override
    public OptionalDouble bestPrice(double unitCost) {
        Check.notNegative(unitCost, "unit cost");
        return OptionalDouble.of(unitCost + (1 + lambert(a - b * unitCost - 1)) / b);
    }

    @Override
    public OptionalDouble priceFor(double quantity) {
        Check.positive(quantity, "quantity");
        if (quantity >= buyers) {
            return OptionalDouble.empty();
        }
        double price = (a - Math.log(quantity / (buyers - quantity))) / b;
        return price <= 0 ? OptionalDouble.empty() : OptionalDouble.of(price);
    }

    /**
     * Solves {@code w + ln w = z} for w, without ever forming exp(z). For large z in w, else in ln w, where the function is
     * nearly straight.
     */
    private static double lambert(double z) {
        if (z > 1) {
            double w = z - Math.log(z);
            for (int i = 0; i < STEPS; i++) {
                w *= (1 + z - Math.log(w)) / (1 + w);
            }
            return w;
        }
        double log = Math.min(z, 0);
        for (int i = 0; i < STEPS; i++) {
            log -= (Math.exp(log) + log - z) / (Math.exp(log) + 1);
        }
        return Math.exp(log);
    }
}
