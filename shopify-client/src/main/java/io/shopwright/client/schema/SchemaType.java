package io.shopwright.client.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named type. What does not belong to its kind is empty.
 *
 * @param fields of an object or an interface, by name
 * @param inputFields of an input object, by name
 * @param values of an enum: each name with the reason of its deprecation, empty text if it is not deprecated
 * @param interfaces that an object or an interface implements
 * @param members of a union
 * @param oneOf whether an input object takes exactly one of its fields
 */
public record SchemaType(
        String name,
        Kind kind,
        Map<String, SchemaField> fields,
        Map<String, SchemaArgument> inputFields,
        Map<String, String> values,
        List<String> interfaces,
        List<String> members,
        boolean oneOf) {
    /** The kinds of named types, as introspection names them. */
    public enum Kind {
        SCALAR,
        OBJECT,
        INTERFACE,
        UNION,
        ENUM,
        INPUT_OBJECT;

        /** Whether a field of this kind takes no selections. */
        public boolean isLeaf() {
            return this == SCALAR || this == ENUM;
        }

        /** Whether the object behind it is known only from the answer. */
        public boolean isAbstract() {
            return this == INTERFACE || this == UNION;
        }
    }

    public SchemaType {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        inputFields = Collections.unmodifiableMap(new LinkedHashMap<>(inputFields));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        interfaces = List.copyOf(interfaces);
        members = List.copyOf(members);
    }

    public Optional<SchemaField> field(String fieldName) {
        return Optional.ofNullable(fields.get(fieldName));
    }

    /** Whether this is a Relay connection: an object named so, with {@code pageInfo} and {@code edges}. */
    public boolean isConnection() {
        return kind == Kind.OBJECT
                && name.endsWith("Connection")
                && fields.containsKey("pageInfo")
                && fields.containsKey("edges");
    }
}
