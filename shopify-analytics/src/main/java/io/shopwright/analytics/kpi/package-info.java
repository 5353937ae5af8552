/**
 * Key figures of a shop, one function each.
 *
 * <p>Money is a {@link java.math.BigDecimal} in one currency; counts are whole. Quotients have 34 digits ({@link
 * java.math.MathContext#DECIMAL128}) and are empty where the denominator is 0: never 0, never infinite. Rates are
 * fractions, 0.25 for 25 %; they may be negative or above 1 where the inputs say so. Nothing is rounded further.
 *
 * <p>{@link io.shopwright.analytics.kpi.Target} compares a figure with what was wanted. Every function is pure. A negative
 * count is an {@link java.lang.IllegalArgumentException} that names it; sums of money may be negative.
 */
@NullMarked
package io.shopwright.analytics.kpi;

import org.jspecify.annotations.NullMarked;
