package io.shopwright.analytics.clv;

import java.util.Arrays;
import java.util.Collection;

/**
 * How unequally a total is spread over customers: their lifetime values, their past spend, anything not negative.
 *
 * <p>Immutable; the order of the customers leaves no trace.
 */
public final class Concentration {

    private final double[] cumulative; // of the least valuable customers, ascending

    private Concentration(double[] sorted) {
        cumulative = new double[sorted.length + 1];
        for (int i = 0; i < sorted.length; i++) {
            cumulative[i + 1] = cumulative[i] + sorted[i];
        }
    }

    /**
     * Of one value a customer.
     *
     * @throws IllegalArgumentException if there are no customers, a value is negative, or all are 0
     */
    public static Concentration of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(x -> x).sorted().toArray();
        for (double value : sorted) {
            Check.notNegative(value, "value");
        }
        Concentration concentration = new Concentration(sorted);
        Check.positive(concentration.total(), "total");
        return concentration;
    }

    /** The sum over all customers. */
    public double total() {
        return cumulative[customers()];
    }

    public int customers() {
        return cumulative.length - 1;
    }

    /**
     * Returns the share of the total that falls to the most valuable customers: 0.8 for 0.2 where the rule of eighty and
     * twenty holds. Between customers it is linear.
     *
     * @param fraction share of the customers, in [0, 1]
     * @return a fraction in [0, 1], at least {@code fraction}
     */
    public double shareOfTop(double fraction) {
        return 1 - lorenz(1 - fraction);
    }

    /**
     * Returns the share of the total that falls to the least valuable customers: the Lorenz curve. Between customers it is
     * linear.
     *
     * <p>Source: M. Lorenz (1905), Methods of Measuring the Concentration of Wealth, Publications of the American
     * Statistical Association 9(70), 209-219.
     *
     * @param fraction share of the customers, in [0, 1]
     * @return a fraction in [0, 1], at most {@code fraction}
     */
    public double lorenz(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction must be in [0, 1]: " + fraction);
        }
        double position = fraction * customers();
        int below = (int) position;
        if (below == customers()) {
            return 1;
        }
        double next = cumulative[below + 1] - cumulative[below];
        return (cumulative[below] + (position - below) * next) / total();
    }

    /**
     * Returns the Gini coefficient: twice the area between the Lorenz curve and that of equal customers.
     *
     * @return 0 if all customers are equal, {@code 1 - 1/n} if one of n has everything
     */
    public double gini() {
        double area = (Arrays.stream(cumulative).sum() - total() / 2) / (total() * customers());
        return 1 - 2 * area;
    }
}
