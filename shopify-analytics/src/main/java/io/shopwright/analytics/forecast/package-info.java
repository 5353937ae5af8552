/**
 * What comes next: demand and revenue of the coming days, weeks or months, with honest intervals.
 *
 * <p>Reads a {@link io.shopwright.analytics.forecast.Series}: regular observations of one quantity, oldest first, with days
 * on which the shop was closed or the product could not be bought kept apart from days without sales. A {@link
 * io.shopwright.analytics.forecast.Forecaster} gives a {@link io.shopwright.analytics.forecast.Forecast} in the same unit;
 * {@link io.shopwright.analytics.forecast.Evaluation} says how well it would have done. Decompositions, rates of rare
 * demand, distributions and the reconciliation of hierarchies can be used apart.
 *
 * <p>Steps ahead count from 1. The season length {@code m} is the number of observations after which a pattern repeats, 1
 * for none. Levels of intervals and shares are fractions in (0, 1).
 *
 * <p>Every function is pure: same arguments, same result, whatever the number of threads, the locale or the time zone of
 * the machine; simulations take a seed. A bad argument is an {@link java.lang.IllegalArgumentException} that names the
 * rule, the position and the value.
 */
@NullMarked
package io.shopwright.analytics.forecast;

import org.jspecify.annotations.NullMarked;
