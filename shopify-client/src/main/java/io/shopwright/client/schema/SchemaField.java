package io.shopwright.client.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object or an interface.
 *
 * @param arguments by name, in the order of the schema
 * @param deprecationReason null while it is not deprecated
 */
public record SchemaField(
        String name,
        TypeRef type,
        Map<String, SchemaArgument> arguments,
        @Nullable String deprecationReason) {
    public SchemaField {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    public Optional<String> deprecation() {
        return Optional.ofNullable(deprecationReason);
    }
}
