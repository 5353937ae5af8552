package io.shopwright.client.auth;

import com.auth0.jwt.interfaces.DecodedJWT;
import io.shopwright.client.auth.RefusedException.Reason;
import io.shopwright.client.internal.ShopDomains;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session token that proved genuine: which shop's admin opened the embedded app, and for whom. It comes in the header
 * {@code Authorization} after {@code Bearer}, is good for a minute, and can be exchanged for an access token.
 *
 * @param token as it came
 * @param shop the permanent domain
 * @param userId of the user of the admin; null if the token is of no user
 * @param sessionId of the user's session in the admin; null if there is none
 */
public record SessionToken(
        String token,
        String shop,
        @Nullable String userId,
        @Nullable String sessionId,
        Instant expiresAt) {
    private static final String WHAT = "session token";

    /** By which Shopify's libraries let clocks differ. */
    private static final Duration LEEWAY = Duration.ofSeconds(10);

    /**
     * Reads a token if it is genuine.
     *
     * @throws RefusedException if it is not: unreadable, not signed by a secret of the app, too old, of another app
     */
    public static SessionToken verified(String token, AppCredentials app, Instant now) {
        DecodedJWT jwt = Jwts.verify(WHAT, token, app.secrets(), LEEWAY, now);
        List<String> audience = jwt.getAudience();
        if (audience == null || !audience.equals(List.of(app.clientId()))) {
            throw new RefusedException(Reason.ADDRESSEE, "The session token is for another app");
        }
        String shop = shop(jwt, "dest");
        if (!shop(jwt, "iss").equals(shop)) {
            throw new RefusedException(Reason.ADDRESSEE, "The session token is issued by another shop than its own");
        }
        return new SessionToken(
                token, shop, jwt.getSubject(), jwt.getClaim("sid").asString(), jwt.getExpiresAtAsInstant());
    }

    /** The host of a claim such as {@code https://cool-socks.myshopify.com/admin}. */
    private static String shop(DecodedJWT jwt, String claim) {
        String host =
                Jwts.require(jwt, claim, WHAT).replaceFirst("^https://", "").replaceFirst("/.*$", "");
        Optional<String> shop = ShopDomains.of(host);
        return shop.orElseThrow(
                () -> new RefusedException(Reason.MALFORMED, "The session token's " + claim + " names no shop"));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "session token of " + shop;
    }
}
