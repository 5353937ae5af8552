/**
 * Numerical machinery that several rooms of the analytics share. No API: it may change in any release.
 *
 * <p>Every function is pure: same arguments, same result; no clock, no randomness, no logging.
 */
@NullMarked
package io.shopwright.analytics.internal;

import org.jspecify.annotations.NullMarked;
