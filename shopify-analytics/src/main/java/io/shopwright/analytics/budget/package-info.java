/**
 * Budgets: how spend on several channels works, and how to divide it.
 *
 * <p>{@link io.shopwright.analytics.budget.Adstock} carries spend over to later periods; a {@link
 * io.shopwright.analytics.budget.ResponseCurve} says what spend earns, and {@link
 * io.shopwright.analytics.budget.CurveFit} finds one from observations. A {@link
 * io.shopwright.analytics.budget.BudgetProblem} divides a total among channels, exactly and with a {@link
 * io.shopwright.analytics.budget.Certificate} that says how far from the best it can be.
 *
 * <p>Spend and response are {@code double} in units of the caller, for one period of the curves. A curve is only as good
 * as the data behind it; spend beyond what was observed is flagged.
 *
 * <p>Every function is pure: no clock, no randomness, no logging. A bad argument is an {@link
 * java.lang.IllegalArgumentException}.
 */
@NullMarked
package io.shopwright.analytics.budget;

import org.jspecify.annotations.NullMarked;
