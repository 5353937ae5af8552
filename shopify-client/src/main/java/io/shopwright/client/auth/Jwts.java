package io.shopwright.client.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.AlgorithmMismatchException;
import com.auth0.jwt.exceptions.JWTDecodeException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.exceptions.TokenExpiredException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.Verification;
import io.shopwright.client.auth.RefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Web Tokens signed by HS256 with one of several secrets. */
final class Jwts {
    /** Longer than any that Shopify or this library makes. */
    private static final int MOST_CHARACTERS = 8192;

    private Jwts() {}

    /**
     * The claims of a token that one of the secrets signed and whose time is now.
     *
     * @param what the token is, for messages
     * @param leeway by which clocks may differ
     * @throws RefusedException if it is anything else
     */
    static DecodedJWT verify(String what, String token, List<String> secrets, Duration leeway, Instant now) {
        if (token.length() > MOST_CHARACTERS || !isCanonical(token)) {
            throw new RefusedException(Reason.MALFORMED, "The " + what + " is no JSON Web Token");
        }
        @Nullable SignatureVerificationException last = null;
        for (String secret : secrets) {
            try {
                return verifier(secret, leeway, now).verify(token);
            } catch (SignatureVerificationException e) {
                last = e;
            } catch (AlgorithmMismatchException e) {
                throw new RefusedException(Reason.SIGNATURE, "The " + what + " is not signed by HS256", e);
            } catch (JWTDecodeException e) {
                throw new RefusedException(Reason.MALFORMED, "The " + what + " is no JSON Web Token", e);
            } catch (TokenExpiredException e) {
                throw new RefusedException(Reason.TIME, "The " + what + " has expired", e);
            } catch (JWTVerificationException e) {
                throw new RefusedException(Reason.TIME, "The " + what + " lacks its time or is not valid yet", e);
            }
        }
        throw new RefusedException(Reason.SIGNATURE, "The " + what + " is signed by no secret of this app", last);
    }

    private static JWTVerifier verifier(String secret, Duration leeway, Instant now) {
        Verification rules =
                JWT.require(Algorithm.HMAC256(secret)).withClaimPresence("exp").acceptLeeway(leeway.toSeconds());
        return ((JWTVerifier.BaseVerification) rules).build(Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Base64 has several spellings of the same bytes; only one is a token's. */
    private static boolean isCanonical(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return false;
        }
        for (String part : parts) {
            try {
                byte[] bytes = Base64.getUrlDecoder().decode(part.getBytes(StandardCharsets.US_ASCII));
                if (!Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(part)) {
                    return false;
                }
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return true;
    }

    /** A claim that must be there, and not empty. */
    static String require(DecodedJWT token, String claim, String what) {
        String value = token.getClaim(claim).asString();
        if (value == null || value.isEmpty()) {
            throw new RefusedException(Reason.MALFORMED, "The " + what + " lacks " + claim);
        }
        return value;
    }
}
