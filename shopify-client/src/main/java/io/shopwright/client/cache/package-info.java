/**
 * Caches of answers and of what is made of them, off by default.
 *
 * <p>{@link io.shopwright.client.cache.Caches} are given to a shop's configuration; from then on queries are answered from
 * them where that is right. What is kept for one shop and one token is seen by no other. An own write, a webhook or the
 * end of its time makes an answer unusable; while a write is under way, what it may change is asked of the shop.
 */
@NullMarked
package io.shopwright.client.cache;

import org.jspecify.annotations.NullMarked;
