package io.shopwright.analytics.inventory;

import io.shopwright.analytics.forecast.ClassicalDecomposition;
import org.apache.commons.math3.stat.StatUtils;

/** How evenly a product sells. */
public enum XyzClass {
    /** Evenly. */
    X,
    Y,
    /** Unevenly. */
    Z,
    /** No sales, or less than two periods. */
    NONE;

    /**
     * Limits of the coefficient of variation.
     *
     * @param first up to which a product is an X, &gt; 0
     * @param second up to which it is a Y, greater than the first
     */
    public record Rule(double first, double second) {

        /** X up to 0.5, Y up to 1. */
        public static final Rule USUAL = new Rule(0.5, 1);

        public Rule {
            if (!(first > 0 && first < second)) {
                throw new IllegalArgumentException("need 0 < first < second: " + first + ", " + second);
            }
        }
    }

    /**
     * The class by the coefficient of variation, sample deviation over mean.
     *
     * @param demand by period, each &gt;= 0; of periods in which the shop was open and the product to be had
     */
    public static XyzClass of(Rule rule, double... demand) {
        double[] units = Check.quantities(demand, "demand");
        double mean = units.length < 2 ? 0 : StatUtils.mean(units);
        return mean > 0 ? of(rule, Math.sqrt(StatUtils.variance(units)), mean) : NONE;
    }

    /**
     * The class without the season: a product of the summer is not uneven by that.
     *
     * @param period the length of the season in periods; the demand must hold two of them
     */
    public static XyzClass ofSeasonal(Rule rule, int period, double... demand) {
        double[] units = Check.quantities(demand, "demand");
        double mean = StatUtils.mean(units);
        if (!(mean > 0)) {
            return NONE;
        }
        double[] adjusted = ClassicalDecomposition.of(units, period, ClassicalDecomposition.Kind.ADDITIVE)
                .seasonallyAdjusted();
        return of(rule, Math.sqrt(StatUtils.variance(adjusted)), mean);
    }

    private static XyzClass of(Rule rule, double deviation, double mean) {
        double variation = deviation / mean;
        return variation <= rule.first ? X : variation <= rule.second ? Y : Z;
    }
}
