package io.shopwright.testkit;

import java.util.UUID;

/** Idempotency keys. */
final class Keys {
    private Keys() {}

    /** The document with a new key at its bare directive {@code @idempotent}. */
    static String fresh(String document) {
        return document.replace("@idempotent", "@idempotent(key: \"" + UUID.randomUUID() + "\")");
    }
}
