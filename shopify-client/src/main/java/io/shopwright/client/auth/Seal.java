package io.shopwright.client.auth;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Content encrypted by AES-256-GCM, in an envelope of version 1:
 *
 * <pre>
 * 4 bytes   "SWSE"
 * 1 byte    version, 1
 * 2 bytes   length of the key's reference
 * …         the reference, UTF-8
 * 12 bytes  nonce, random
 * …         the encrypted content and its tag of 16 bytes
 * </pre>
 *
 * All before the content is authenticated, and so is the place where the envelope belongs: put elsewhere, it does not
 * open.
 */
final class Seal {
    private static final byte[] MAGIC = "SWSE".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MOST_REFERENCE = 8192;

    private final KeyProvider keys;
    private final SecureRandom random = new SecureRandom();

    Seal(KeyProvider keys) {
        this.keys = keys;
    }

    /** @param place that the envelope is for, such as a table and its key */
    byte[] close(byte[] content, String place) {
        KeyProvider.Key key = keys.current();
        byte[] reference = key.reference().getBytes(StandardCharsets.UTF_8);
        if (reference.length > MOST_REFERENCE) {
            throw new TokenStoreException("The key's reference is longer than 8,192 bytes", null);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer head = ByteBuffer.allocate(MAGIC.length + 3 + reference.length + NONCE_BYTES);
        head.put(MAGIC)
                .put(VERSION)
                .putShort((short) reference.length)
                .put(reference)
                .put(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key.key(), nonce, head.array(), place)
                    .doFinal(content);
            return ByteBuffer.allocate(head.capacity() + encrypted.length)
                    .put(head.array())
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new TokenStoreException("Cannot encrypt for " + place + " with " + key, e);
        }
    }

    /** @throws TokenStoreException if it was altered, cut short or belongs elsewhere, or its key is not known */
    byte[] open(byte[] sealed, String place) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(sealed);
            String reference = reference(buffer, place);
            byte[] nonce = new byte[NONCE_BYTES];
            buffer.get(nonce);
            byte[] head = Arrays.copyOf(sealed, buffer.position());
            if (buffer.remaining() < TAG_BITS / Byte.SIZE) {
                throw new TokenStoreException(place + " is cut short; it is left as it is", null);
            }
            SecretKey key = keys.find(reference)
                    .orElseThrow(() -> new TokenStoreException(
                            "No key " + reference + " to read " + place + "; give it as an older key", null));
            return cipher(Cipher.DECRYPT_MODE, key, nonce, head, place)
                    .doFinal(sealed, head.length, sealed.length - head.length);
        } catch (BufferUnderflowException e) {
            throw new TokenStoreException(place + " is cut short; it is left as it is", e);
        } catch (GeneralSecurityException e) {
            throw new TokenStoreException(place + " was altered or cut short; it is left as it is", e);
        }
    }

    /** Whether content was encrypted with the key that is current. */
    boolean isCurrent(byte[] sealed, String place) {
        return reference(ByteBuffer.wrap(sealed), place).equals(keys.current().reference());
    }

    private static String reference(ByteBuffer buffer, String place) {
        byte[] magic = new byte[MAGIC.length];
        buffer.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new TokenStoreException(place + " holds no tokens of this library; it is left as it is", null);
        }
        byte version = buffer.get();
        if (version != VERSION) {
            throw new TokenStoreException(
                    place + " has the format " + version + ", this library knows 1; it is left as it is", null);
        }
        byte[] reference = new byte[Short.toUnsignedInt(buffer.getShort())];
        if (reference.length > MOST_REFERENCE) {
            throw new TokenStoreException(place + " was altered; it is left as it is", null);
        }
        buffer.get(reference);
        return new String(reference, StandardCharsets.UTF_8);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] head, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(head);
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
