package io.shopwright.client.auth;

import io.shopwright.client.Shop;
import io.shopwright.client.query.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens that an app makes from its own for a part of what it may do, such as for a worker that only reads
 * products. A token that has a refresh token cannot make any.
 */
public final class DelegateTokens {
    private final Shop shop;

    /** Of a shop whose token is to be delegated. */
    public DelegateTokens(Shop shop) {
        this.shop = shop;
    }

    /** The new token. */
    public record Created(@Nullable Delegate delegateAccessToken) {}

    /** @param expiresIn seconds; null if it ends with its parent */
    public record Delegate(
            String accessToken,
            List<String> accessScopes,
            Instant createdAt,
            @Nullable Integer expiresIn) {
        /** Without the token. */
        @Override
        public String toString() {
            return "delegate token " + accessScopes;
        }
    }

    /** Whether a token was ended. */
    public record Destroyed(@Nullable Boolean status) {}

    /** Makes a token for these scopes that ends with its parent. */
    public Mutation<Created> create(List<String> scopes) {
        return shop.mutation("delegateAccessTokenCreate", Created.class)
                .with("input", Map.of("delegateAccessScope", scopes));
    }

    /** Makes a token for these scopes that ends after a while, and with its parent at the latest. */
    public Mutation<Created> create(List<String> scopes, Duration life) {
        return shop.mutation("delegateAccessTokenCreate", Created.class)
                .with("input", Map.of("delegateAccessScope", scopes, "expiresIn", life.toSeconds()));
    }

    /** Ends a delegate token. */
    public Mutation<Destroyed> destroy(String delegateToken) {
        return shop.mutation("delegateAccessTokenDestroy", Destroyed.class).with("accessToken", delegateToken);
    }
}
