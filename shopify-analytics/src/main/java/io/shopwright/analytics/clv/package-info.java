/**
 * Customer lifetime value: how often a customer will still buy, and for how much.
 *
 * <p>Purchases become one {@link io.shopwright.analytics.clv.CustomerSummary} and one {@link
 * io.shopwright.analytics.clv.Spend} a customer ({@link io.shopwright.analytics.clv.PurchaseSummaries}). Two models are
 * fitted to all of them: a {@link io.shopwright.analytics.clv.PurchaseModel} for the number of purchases and {@link
 * io.shopwright.analytics.clv.GammaGamma} for their value. {@link io.shopwright.analytics.clv.LifetimeValue} multiplies
 * and discounts, {@link io.shopwright.analytics.clv.CustomerEquity} adds up groups of customers, with intervals. {@link io.shopwright.analytics.clv.Holdout}, {@link io.shopwright.analytics.clv.TrackingCurve} and {@link
 * io.shopwright.analytics.clv.ModelChoice} tell which model to trust.
 *
 * <p>For buying by period, such as once a season, there is {@link io.shopwright.analytics.clv.BgBb}; for contracts, such as
 * subscriptions, {@link io.shopwright.analytics.clv.Sbg}.
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
