package io.shopwright.client.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An argument of a field, or a field of an input object.
 *
 * @param defaultText the default as GraphQL text, null if there is none
 * @param deprecationReason null while it is not deprecated
 */
public record SchemaArgument(
        String name,
        TypeRef type,
        @Nullable String defaultText,
        @Nullable String deprecationReason) {
    /** Whether a caller must give a value: the type is required and there is no default. */
    public boolean required() {
        return type.required() && defaultText == null;
    }

    public Optional<String> deprecation() {
        return Optional.ofNullable(deprecationReason);
    }
}
