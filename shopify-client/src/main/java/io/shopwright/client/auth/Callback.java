package io.shopwright.client.auth;

import io.shopwright.client.auth.RefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A merchant's return from the page of {@link SignIn#install}, proved genuine. Its code is good once, for {@link
 * SignIn#code}.
 *
 * @param shop the permanent domain
 * @param signedAt when the shop sent the browser back
 */
public record Callback(String shop, String code, Instant signedAt) {
    /**
     * Reads a callback if it is genuine.
     *
     * @param query the address's query as it came, still encoded
     * @param state what {@link SignIn#install} made for this browser; from its session or a signed cookie
     * @throws RefusedException if it is not: not signed by a secret of the app, more than 90 seconds off, of another
     *     sign-in
     */
    public static Callback verified(String query, AppCredentials app, String state, Instant now) {
        SignedQuery signed = SignedQuery.of(query);
        signed.requireHmac(app, now);
        byte[] given = signed.require("state").getBytes(StandardCharsets.UTF_8);
        if (state.isBlank() || !MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), given)) {
            throw new RefusedException(Reason.ADDRESSEE, "The callback is of another sign-in than this browser's");
        }
        return new Callback(signed.shop(), signed.require("code"), signed.time());
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "callback of " + shop;
    }
}
