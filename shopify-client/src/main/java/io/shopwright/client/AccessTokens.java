package io.shopwright.client;

/**
 * Where a shop's calls get their access token: asked before each request, told when the shop refuses one. Safe for
 * threads.
 *
 * <p>{@code io.shopwright.client.auth.TokenProvider} renews tokens that expire; a token that lasts needs none of this.
 */
@FunctionalInterface
public interface AccessTokens {
    /**
     * The token for the next request; may wait while a new one is fetched.
     *
     * @throws ShopifyException if there is none; the call fails with it
     */
    String accessToken();

    /**
     * Told that the shop answered 401 to a token. The request was not run; it is sent once more if this returns true.
     *
     * @return whether {@link #accessToken} gives another one now
     * @throws ShopifyException if another one was asked for and refused; the call fails with it
     */
    default boolean renewed(String refused) {
        return false;
    }

    /**
     * Whose points the calls use. {@code Shop} objects of one endpoint whose accounts are equal share one account of
     * points, as the shop counts by app and not by token.
     */
    default Object account() {
        return this;
    }
}
