/**
 * The door to a shop: {@link io.shopwright.client.Shop} sends typed queries and mutations to one shop's Admin API.
 *
 * <p>Everything is immutable or safe for threads; what holds connections is {@link java.lang.AutoCloseable}. A failure
 * is a {@link io.shopwright.client.ShopifyException}; a mistake in a call is an {@link IllegalArgumentException}.
 */
@NullMarked
package io.shopwright.client;

import org.jspecify.annotations.NullMarked;
