/**
 * RFM: customers scored by how recently (R), how frequently (F) and for how much money (M) they bought.
 *
 * <p>Orders go in ({@link io.shopwright.analytics.order.OrderColumns}); {@link io.shopwright.analytics.rfm.RfmCustomers}
 * holds the three numbers of each customer, {@link io.shopwright.analytics.rfm.RfmTable} the scores from 1 (worst) to the
 * number of classes (best), {@link io.shopwright.analytics.rfm.RfmGroup} the groups of Shopify, {@link
 * io.shopwright.analytics.rfm.RfmTransitions} who moved between two dates.
 *
 * <p>R counts the days <em>since the last</em> purchase: not the recency of the lifetime value models, which runs from the
 * first purchase to the last. F counts all orders, also the first. M is the revenue less refunds, {@code long} in minor
 * units. Scores compare the customers of one shop with each other and mean nothing across shops.
 *
 * <p>Every function is pure: no clock, no randomness, no logging. A bad argument is an {@link
 * java.lang.IllegalArgumentException}.
 */
@NullMarked
package io.shopwright.analytics.rfm;

import org.jspecify.annotations.NullMarked;
