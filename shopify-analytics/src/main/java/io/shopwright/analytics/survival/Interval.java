package io.shopwright.analytics.survival;

/**
 * A confidence interval.
 *
 * @param lower its lower end
 * @param upper its upper end, at least the lower one; infinite where the data set no limit
 */
public record Interval(double lower, double upper) {}
