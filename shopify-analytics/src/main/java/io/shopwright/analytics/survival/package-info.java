/**
 * How long things last: customers until their next order, subscriptions until they end.
 *
 * <p>Reads {@link io.shopwright.analytics.survival.Lifetimes}, some of them still going on when last seen (censored), and
 * {@link io.shopwright.analytics.survival.Covariates} that may explain them. Gives curves of survival and hazard, tests of
 * groups against each other, and regressions.
 *
 * <p>Time is a {@code double} in one unit chosen by the caller, counted from the beginning of each lifetime.
 *
 * <p>Every function is pure: same arguments, same result; no clock, no randomness, no logging. A bad argument is an {@link
 * java.lang.IllegalArgumentException} that names the rule, the row and the value. Data that cannot determine a model are no
 * exception but a {@link io.shopwright.analytics.survival.RegressionFit.Status}.
 */
@NullMarked
package io.shopwright.analytics.survival;

import org.jspecify.annotations.NullMarked;
