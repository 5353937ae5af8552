package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.StandardNormal;
import java.util.function.DoubleUnaryOperator;

/** What the distributions of counts have in common: search of quantiles and expectations between whole numbers. */
final class Counts {

    /** From as many units, and from as great a squared mean relative to the variance, a count counts as normal. */
    static final double MANY = 1e8;

    /** A term that changes a sum by less than this share ends it. */
    private static final double ENOUGH = 1e-17;

    /** Below this share of the mean the difference of a closed form has lost too many digits. */
    private static final double FAR = 1e-6;

    private Counts() {}

    /** The smallest count with at least this probability up to it: near the one by the first three moments. */
    static double quantile(DemandDistribution counts, double probability) {
        double z = StandardNormal.quantile(probability);
        double skew = (2 * counts.variance() / counts.mean() - 1) / counts.standardDeviation();
        double guess = Math.floor(counts.mean() + counts.standardDeviation() * (z + (z * z - 1) * skew / 6));
        double low = Math.max(-1, guess - 1);
        double high = low + 1;
        double step = 1;
        while (low >= 0 && counts.probabilityUpTo(low) >= probability) {
            high = low;
            low = Math.max(-1, low - step);
            step *= 2;
        }
        step = 1;
        while (counts.probabilityUpTo(high) < probability) {
            low = high;
            high += step;
            step *= 2;
        }
        return halve(counts, probability, low, high);
    }

    /**
     * {@code E max(0, D - x)}, between whole numbers on a straight line.
     *
     * @param closed the expectation above a whole number, as a difference
     * @param mass the probability of a whole number
     */
    static double expectedAbove(
            DemandDistribution counts, double x, DoubleUnaryOperator closed, DoubleUnaryOperator mass) {
        if (x < 0) {
            return counts.mean() - x;
        }
        double whole = Math.floor(x);
        double above = closed.applyAsDouble(whole);
        if (above < FAR * counts.mean()) {
            above = sum(whole, mass);
        }
        return Math.max(0, above - (x - whole) * (1 - counts.probabilityUpTo(whole)));
    }

    private static double halve(DemandDistribution counts, double probability, double from, double to) {
        double low = from;
        double high = to;
        double middle = Math.floor((low + high) / 2);
        while (middle > low && middle < high) {
            if (counts.probabilityUpTo(middle) >= probability) {
                high = middle;
            } else {
                low = middle;
            }
            middle = Math.floor((low + high) / 2);
        }
        return high;
    }

    private static double sum(double x, DoubleUnaryOperator mass) {
        double sum = 0;
        double term = 1;
        for (double k = x + 1; term > ENOUGH * sum; k++) {
            term = (k - x) * mass.applyAsDouble(k);
            sum += term;
        }
        return sum;
    }
}
