/**
 * Customer lifetime value for non-contractual buying: how often a customer will still buy, and for how much.
 *
 * <p>Purchases become one {@link io.shopwright.analytics.clv.CustomerSummary} and one {@link
 * io.shopwright.analytics.clv.Spend} a customer ({@link io.shopwright.analytics.clv.PurchaseSummaries}). Two models are
 * fitted to all of them: {@link io.shopwright.analytics.clv.BgNbd} for the number of purchases and {@link
 * io.shopwright.analytics.clv.GammaGamma} for their value. {@link io.shopwright.analytics.clv.LifetimeValue} multiplies
 * and discounts.
 *
 * <p>Time is a {@code double} counted in one unit that the caller chooses (days, weeks) and uses for recency, age,
 * horizon and discount rate alike. Money is a {@code double} in one currency. Probabilities, margins and rates are
 * fractions.
 *
 * <p>Every function is pure: same arguments, same result; no clock, no randomness without a seed, no logging. A bad
 * argument is an {@link java.lang.IllegalArgumentException} that names the rule and the value. Data that cannot determine
 * a model are no exception but a {@link io.shopwright.analytics.clv.Fit.Status}.
 */
@NullMarked
package io.shopwright.analytics.clv;

import org.jspecify.annotations.NullMarked;
