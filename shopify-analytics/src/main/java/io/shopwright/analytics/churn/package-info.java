/**
 * Who is lost, and who will be.
 *
 * <p>Every function is pure: same arguments, same result; no clock, no randomness, no logging. Shares and probabilities are
 * fractions in [0, 1].
 */
@NullMarked
package io.shopwright.analytics.churn;

import org.jspecify.annotations.NullMarked;
