/**
 * What a price change does: how quantities answer to prices, and which price earns most.
 *
 * <p>Reads {@link io.shopwright.analytics.pricing.PriceHistory}, one row a product and period; gives {@link
 * io.shopwright.analytics.pricing.Elasticity} with errors that hold where variances differ, {@link
 * io.shopwright.analytics.pricing.DemandCurve} and, for a unit cost and the limits of the shop, {@link
 * io.shopwright.analytics.pricing.PriceAdvice}.
 *
 * <p>An elasticity from past sales says what a price does only if the price did not follow demand. Where it did (a holiday
 * price in the holiday season), the estimate is off, and no method can see it from prices and quantities alone; {@link
 * io.shopwright.analytics.pricing.Elasticity#caveats} says so, and instruments or an experiment help.
 *
 * <p>Prices and costs are in one currency per unit, quantities in units per period. Every function is pure. A bad argument is
 * an {@link java.lang.IllegalArgumentException} that names the rule, the row and the value.
 */
@NullMarked
package io.shopwright.analytics.pricing;

import org.jspecify.annotations.NullMarked;
