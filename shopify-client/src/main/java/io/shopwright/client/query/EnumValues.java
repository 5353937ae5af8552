package io.shopwright.client.query;

import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads an enum of the schema into a Java enum with the same names and {@code UNRECOGNIZED} for all others. */
final class EnumValues {
    private static final String UNRECOGNIZED = "UNRECOGNIZED";

    private EnumValues() {}

    static Shapes.LeafReader reader(String where, Class<?> javaType, SchemaType type) {
        Object[] constants = javaType.getEnumConstants();
        if (constants == null) {
            throw new IllegalArgumentException(where + " is the enum " + type.name() + ", which "
                    + javaType.getSimpleName() + " cannot hold; use String or a Java enum with these names");
        }
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : constants) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        Object unrecognized = byName.remove(UNRECOGNIZED);
        if (unrecognized == null) {
            throw new IllegalArgumentException(where + ": " + javaType.getSimpleName() + " needs the constant "
                    + UNRECOGNIZED + ", for the values of " + type.name() + " that future versions add");
        }
        for (String name : byName.keySet()) {
            if (!type.values().containsKey(name)) {
                throw new IllegalArgumentException(where + ": " + type.name() + " has no value '" + name + "'"
                        + AdminSchema.suggest(name, type.values().keySet()));
            }
        }
        return value -> {
            Object constant = byName.get(value.getText());
            return constant == null ? unrecognized : constant;
        };
    }
}
