/**
 * Orders of customers as the inputs of the counting analyses (cohorts, RFM).
 *
 * <p>An order is a customer, a day in the shop's time zone and an amount. Amounts are {@code long} in minor units of one
 * currency (cents), so that sums are exact. A negative amount is a refund: it takes revenue back on its own day and is
 * neither an order nor a purchase. An amount of 0 is a purchase.
 *
 * <p>{@link io.shopwright.analytics.order.CustomerOrder} is one order; {@link
 * io.shopwright.analytics.order.OrderColumns} holds millions of them.
 */
@NullMarked
package io.shopwright.analytics.order;

import org.jspecify.annotations.NullMarked;
