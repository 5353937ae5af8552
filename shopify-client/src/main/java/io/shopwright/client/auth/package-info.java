/**
 * Signing in: how an app comes to a shop's access tokens, keeps them and renews them, and how it knows that a request
 * comes from Shopify.
 *
 * <p>{@link io.shopwright.client.auth.SignIn} gets a {@link io.shopwright.client.auth.Grant}, a {@link
 * io.shopwright.client.auth.TokenStore} keeps it, a {@link io.shopwright.client.auth.TokenProvider} hands its token to
 * the calls of a {@link io.shopwright.client.Shop} and renews it in time.
 */
@NullMarked
package io.shopwright.client.auth;

import org.jspecify.annotations.NullMarked;
