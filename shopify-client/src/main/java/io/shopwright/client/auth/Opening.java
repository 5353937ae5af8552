package io.shopwright.client.auth;

import java.time.Instant;

/**
 * The opening of an app from a shop's admin, proved genuine.
 *
 * @param shop the permanent domain
 * @param host where the admin is, in base64, as App Bridge wants it; empty if it was not told
 */
public record Opening(String shop, String host, Instant signedAt) {
    /**
     * Reads the query with which the admin opens the app's address, if it is genuine.
     *
     * @param query as it came, still encoded
     * @throws RefusedException if it is not: not signed by a secret of the app, or more than 90 seconds off
     */
    public static Opening verified(String query, AppCredentials app, Instant now) {
        SignedQuery signed = SignedQuery.of(query);
        signed.requireHmac(app, now);
        return new Opening(signed.shop(), signed.find("host").orElse(""), signed.time());
    }
}
