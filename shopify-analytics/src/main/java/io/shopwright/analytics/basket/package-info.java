/**
 * What sells together, what is alike, and what a customer may buy next.
 *
 * <p>Reads {@link io.shopwright.analytics.basket.Baskets}, sets of items that were bought at once, and {@link
 * io.shopwright.analytics.basket.Interactions}, how often each customer bought each item. Gives {@link
 * io.shopwright.analytics.basket.FrequentItemSets} and rules from them, {@link
 * io.shopwright.analytics.basket.SimilarItems}, bundles, and recommendations whose worth {@link
 * io.shopwright.analytics.basket.LeaveLastOut} measures against the mere popularity of items.
 *
 * <p>Items and customers are named by strings, such as SKUs; names are taken as they are, blanks included, and compared by
 * Unicode code point. Shares are fractions in [0, 1]. Every function is pure: same arguments, same result; chance has a seed.
 * A bad argument is an {@link java.lang.IllegalArgumentException} that names the rule and the value. A search that would find
 * more than it was allowed to is a {@link io.shopwright.analytics.basket.TooManyResultsException}, never a shorter list.
 */
@NullMarked
package io.shopwright.analytics.basket;

import org.jspecify.annotations.NullMarked;
