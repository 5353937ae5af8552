package io.shopwright.client.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The keys with which stored tokens are encrypted: the newest writes, older ones still read. Safe for threads.
 *
 * <p>A key in a hardware module is a {@link SecretKey} of its Java provider. A key management service that wraps keys
 * gives a fresh data key each time, with the wrapped key as its reference, and unwraps what it is given.
 */
public interface KeyProvider {
    /** The key to write with now. */
    Key current();

    /** The key that a stored reference names; nothing if it is not known any more. */
    Optional<SecretKey> find(String reference);

    /**
     * A key of AES-256.
     *
     * @param reference by which the key is found again; stored unencrypted beside what it encrypts, at most 8,192
     *     characters
     */
    record Key(String reference, SecretKey key) {
        /** Without the key. */
        @Override
        public String toString() {
            return "key " + reference;
        }
    }

    /**
     * Keys in hand. While one replaces another, both are given: the stores read by either, and {@code reencrypt} lets go
     * of the old.
     *
     * @param newest 32 bytes from a good source of randomness
     * @param older by which is only read
     * @throws IllegalArgumentException if a key is not 32 bytes long
     */
    static KeyProvider of(byte[] newest, byte[]... older) {
        List<Key> keys = new ArrayList<>();
        keys.add(LocalKeys.key(newest));
        for (byte[] each : older) {
            keys.add(LocalKeys.key(each));
        }
        return new LocalKeys(List.copyOf(keys));
    }

    /**
     * Keys in files, each of 32 bytes or of their base64.
     *
     * @throws IllegalArgumentException if a file holds anything else
     * @throws IOException if a file cannot be read
     */
    static KeyProvider ofFiles(Path newest, Path... older) throws IOException {
        List<Key> keys = new ArrayList<>();
        keys.add(LocalKeys.key(newest, Files.readAllBytes(newest)));
        for (Path each : older) {
            keys.add(LocalKeys.key(each, Files.readAllBytes(each)));
        }
        return new LocalKeys(List.copyOf(keys));
    }
}
