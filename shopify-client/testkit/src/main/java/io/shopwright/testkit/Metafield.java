package io.shopwright.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value that an app keeps with an object.
 *
 * @param name the schema's {@code key}
 */
record Metafield(
        long key,
        String ownerId,
        String namespace,
        String name,
        String type,
        String value,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    /** The schema's key; the component of that name is the number of the row. */
    String key(Call call) {
        call.field();
        return name;
    }

    String compareDigest() {
        return digest(type + "\n" + value);
    }

    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Object jsonValue() {
        return MetafieldValue.json(type, value);
    }

    String ownerType() {
        return ownerType(ownerId);
    }

    static String ownerType(String ownerId) {
        String type = Gid.parse(ownerId).map(Gid::type).orElse("");
        return switch (type) {
            case "ProductVariant" -> "PRODUCTVARIANT";
            case "DraftOrder" -> "DRAFTORDER";
            default -> type.toUpperCase(Locale.ROOT);
        };
    }

    @Nullable
    Object owner(Call call) {
        Gid gid = Gid.parse(ownerId).orElseThrow();
        return call.data().find(gid.type(), gid.number());
    }

    @Nullable
    MetafieldDefinition definition(Call call) {
        return MetafieldDefinition.of(call.data(), this);
    }

    int sizeInBytes() {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}
