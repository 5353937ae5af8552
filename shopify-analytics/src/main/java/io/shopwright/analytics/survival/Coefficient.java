package io.shopwright.analytics.survival;

import org.apache.commons.math3.special.Erf;

/**
 * An estimated parameter of a regression and how far to trust it.
 *
 * @param name the covariate; or "intercept", or "log(scale)"
 * @param value the estimate, in one over the unit of the covariate
 * @param standardError its standard error, positive
 */
public record Coefficient(String name, double value, double standardError) {

    /** Returns the estimate in units of its standard error. */
    public double z() {
        return value / standardError;
    }

    /** Returns the probability of an estimate at least this far from 0 if it were 0 in truth, by the normal distribution. */
    public double pValue() {
        return Erf.erfc(Math.abs(z()) / Math.sqrt(2));
    }

    /**
     * Returns the confidence interval by the normal distribution.
     *
     * @param level coverage in (0, 1), as 0.95
     */
    public Interval interval(double level) {
        double width = KaplanMeier.normalQuantile(level) * standardError;
        return new Interval(value - width, value + width);
    }
}
