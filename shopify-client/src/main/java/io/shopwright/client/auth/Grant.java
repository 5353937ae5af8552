package io.shopwright.client.auth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shop granted an app.
 *
 * @param shop the permanent domain
 * @param scopes of the token, such as {@code read_orders}
 * @param expiresAt when the access token ends; null if it lasts
 * @param refresh how to get the next one; null if there is none
 * @param user as whom the token acts; null if as the app
 */
public record Grant(
        String shop,
        String accessToken,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Refresh refresh,
        @Nullable User user) {
    /** @throws IllegalArgumentException if the token could not be sent in a header */
    public Grant {
        scopes = List.copyOf(scopes);
        if (accessToken.isBlank() || !accessToken.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("The access token must be printable ASCII without spaces and not blank");
        }
    }

    /** @param expiresAt when the refresh token ends; null if that was not told */
    public record Refresh(String token, @Nullable Instant expiresAt) {
        /** Without the token. */
        @Override
        public String toString() {
            return "refresh token";
        }
    }

    /**
     * A user of the admin.
     *
     * @param scopes what the user may do of what the app may
     * @param email empty if it was not told
     */
    public record User(String id, List<String> scopes, String email) {
        public User {
            scopes = List.copyOf(scopes);
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "user " + id;
        }
    }

    /**
     * Whose a grant is: a store keeps one for each.
     *
     * @param userId null for the app's own
     */
    public record Owner(String shop, @Nullable String userId) {
        /** The app itself in a shop. */
        public static Owner of(String shop) {
            return new Owner(shop, null);
        }
    }

    /** A token that lasts, from before tokens expired, or of a custom app. */
    public static Grant lasting(String shop, String accessToken, List<String> scopes) {
        return new Grant(shop, accessToken, scopes, null, null, null);
    }

    public Owner owner() {
        return new Owner(shop, user == null ? null : user.id());
    }

    /** Whether the access token can be used at a moment, as far as is known. */
    public boolean isGoodAt(Instant moment) {
        return expiresAt == null || moment.isBefore(expiresAt);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "grant of " + shop + " " + scopes + (expiresAt == null ? "" : " until " + expiresAt);
    }
}
