package io.shopwright.analytics.pricing;

/**
 * A coefficient of a regression and what chance may have done to it.
 *
 * @param name of the column
 * @param coefficient the estimate
 * @param standardError of the estimate, not negative
 * @param t the estimate over its standard error: infinite if only the latter is 0, and 0 if both are
 * @param p how probable a t as far from 0 is if the coefficient is 0, two-sided, in [0, 1]
 * @param lower end of the confidence interval
 * @param upper end of the confidence interval
 */
public record CoefficientTest(
        String name, double coefficient, double standardError, double t, double p, double lower, double upper) {}
