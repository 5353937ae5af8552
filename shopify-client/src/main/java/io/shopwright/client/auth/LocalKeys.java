package io.shopwright.client.auth;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keys in memory, named by a part of their hash, the newest first. */
record LocalKeys(List<KeyProvider.Key> keys) implements KeyProvider {
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 8;

    static Key key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("A key of AES-256 has 32 bytes, not " + bytes.length);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Key(HexFormat.of().formatHex(hash, 0, NAME_BYTES), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static Key key(Path file, byte[] content) {
        if (content.length == KEY_BYTES) {
            return key(content);
        }
        try {
            return key(Base64.getDecoder().decode(new String(content, StandardCharsets.ISO_8859_1).strip()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " holds neither 32 bytes nor their base64", e);
        }
    }

    @Override
    public Key current() {
        return keys.get(0);
    }

    @Override
    public Optional<SecretKey> find(String reference) {
        return keys.stream()
                .filter(each -> each.reference().equals(reference))
                .map(Key::key)
                .findFirst();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return keys.size() + " keys";
    }
}
