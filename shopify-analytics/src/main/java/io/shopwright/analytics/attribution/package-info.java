/**
 * Attribution: how much of the orders and their value each channel is credited with.
 *
 * <p>Touches and orders go in as a {@link io.shopwright.analytics.attribution.TouchpointLog}, which cuts them into
 * journeys; or counted paths as {@link io.shopwright.analytics.attribution.Journeys}. Out come an {@link
 * io.shopwright.analytics.attribution.Attribution} by a rule ({@link io.shopwright.analytics.attribution.CreditRule},
 * with Shopify's own five as {@link io.shopwright.analytics.attribution.ShopifyModel}), by a Markov chain ({@link
 * io.shopwright.analytics.attribution.MarkovAttribution}) or by the Shapley value ({@link
 * io.shopwright.analytics.attribution.Shapley}), side by side in a {@link
 * io.shopwright.analytics.attribution.ModelComparison}.
 *
 * <p>Attribution divides what happened. It does not measure what would have happened without a channel; only an
 * experiment does.
 *
 * <p>Channels are equal if their names are equal, to the letter. Money of orders is {@code long} in minor units and its
 * parts add up to the orders exactly. Times are instants; days, zones and clock changes play no part.
 *
 * <p>Every function is pure: no clock, no logging, no randomness but from a seed that is an argument. A bad argument is
 * an {@link java.lang.IllegalArgumentException}.
 */
@NullMarked
package io.shopwright.analytics.attribution;

import org.jspecify.annotations.NullMarked;
