package io.shopwright.client.internal;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 signatures of content by shared secrets, of which there are several while one replaces another. The first
 * secret signs; each of them verifies.
 */
public final class Signatures {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    private Signatures(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * By these secrets, the newest first.
     *
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public static Signatures of(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("At least one secret is needed, and none may be blank");
        }
        return new Signatures(secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList());
    }

    /** The signature by the first secret, in lower-case hexadecimal digits. */
    public String hex(byte[] content) {
        return HexFormat.of().formatHex(hmac(keys.get(0), content));
    }

    /** The signature by the first secret, in base64 with padding. */
    public String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(hmac(keys.get(0), content));
    }

    /** Whether one of the secrets signed the content so, in lower-case hexadecimal digits. */
    public boolean matchesHex(byte[] content, String signature) {
        boolean matches = false;
        for (SecretKeySpec key : keys) {
            matches |= same(HexFormat.of().formatHex(hmac(key, content)), signature);
        }
        return matches;
    }

    /** Whether one of the secrets signed the content so, in base64 with padding. */
    public boolean matchesBase64(byte[] content, String signature) {
        boolean matches = false;
        for (SecretKeySpec key : keys) {
            matches |= same(Base64.getEncoder().encodeToString(hmac(key, content)), signature);
        }
        return matches;
    }

    /** Compares in a time that does not tell where two texts differ. */
    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(SecretKeySpec key, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
