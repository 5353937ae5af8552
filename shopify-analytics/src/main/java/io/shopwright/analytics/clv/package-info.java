/**
 * Customer lifetime value for non-contractual buying.
 *
 * <p>Every function is pure: same arguments, same result; no clock, no randomness without a seed, no logging.
 */
@NullMarked
package io.shopwright.analytics.clv;

import org.jspecify.annotations.NullMarked;
