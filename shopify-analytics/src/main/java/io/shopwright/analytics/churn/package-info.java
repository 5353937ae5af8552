/**
 * Who is lost, who will be, and what that costs.
 *
 * <p>Without a contract nobody says goodbye, so a rule decides: {@link io.shopwright.analytics.churn.AliveRule} by the
 * probability of a purchase model, {@link io.shopwright.analytics.churn.SilenceRule} by a customer's own gaps. One-time
 * buyers have neither a gap nor a dropout and stay apart. With a contract the end is known: {@link
 * io.shopwright.analytics.churn.Tenures} gives the lifetimes behind a retention curve, {@link
 * io.shopwright.analytics.churn.RevenueMovement} the recurring revenue won and lost. {@link
 * io.shopwright.analytics.churn.LogisticRegression} learns from {@link io.shopwright.analytics.churn.ChurnExamples} who will
 * not buy in a time to come; {@link io.shopwright.analytics.churn.Discrimination} and {@link
 * io.shopwright.analytics.churn.Calibration} tell how good that is.
 *
 * <p>Every function is pure: same arguments, same result; no clock, no randomness, no logging. Shares and probabilities are
 * fractions in [0, 1].
 */
@NullMarked
package io.shopwright.analytics.churn;

import org.jspecify.annotations.NullMarked;
