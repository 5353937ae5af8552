/**
 * How much to keep, when to order and how much, and what stands in the way.
 *
 * <p>Reads demand as a {@link io.shopwright.analytics.forecast.DemandDistribution} over a lead time
 * ({@link io.shopwright.analytics.inventory.LeadTime} makes it), costs in one currency, and time in one unit of the caller's
 * choice, used for rates and lead times alike. Gives reorder points and order quantities, classes of products, dates of
 * stock-outs with their probability, and the service that a policy reaches in a simulation.
 *
 * <p>The two kinds of service are kept apart: cycle service is the probability of no stock-out in an order cycle, fill rate
 * the share of demand that is served from stock. Every function is pure; chance needs a seed.
 */
@NullMarked
package io.shopwright.analytics.inventory;

import org.jspecify.annotations.NullMarked;
