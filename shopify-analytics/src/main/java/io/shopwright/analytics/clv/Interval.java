package io.shopwright.analytics.clv;

/**
 * A range that a quantity is in, at some level of confidence.
 *
 * @param low lower end
 * @param high upper end, at least the lower one
 */
public record Interval(double low, double high) {}
