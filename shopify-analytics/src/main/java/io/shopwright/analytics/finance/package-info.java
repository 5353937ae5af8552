/**
 * Whether a project is worth its money: {@link io.shopwright.analytics.finance.CashFlows} discounts payments over time,
 * {@link io.shopwright.analytics.finance.BusinessCase} weighs one year's benefits against an investment whose figures are
 * only known as ranges.
 *
 * <p>Money is a {@code double} in one currency and unit chosen by the caller; rates are fractions per period, 0.1 for 10 %.
 * Every function is pure: same arguments, same result; chance comes from a seed. A bad argument is an {@link
 * java.lang.IllegalArgumentException} that names the rule and the value.
 */
@NullMarked
package io.shopwright.analytics.finance;

import org.jspecify.annotations.NullMarked;
