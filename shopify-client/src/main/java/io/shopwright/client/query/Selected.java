package io.shopwright.client.query;

import io.shopwright.client.schema.AdminSchema;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a document selects at one place of its answer, fragments resolved and aliases undone.
 *
 * <p>Filled while a document is checked, and not changed afterwards.
 */
final class Selected {
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Selected> inner = new LinkedHashMap<>();

    /** A field, and the type that declares it. */
    private record Place(SchemaType type, SchemaField field) {
        /** Whether it tells more of an object than which one it is. */
        boolean tells() {
            boolean name = field.name().equals("id") || field.name().equals("__typename");
            return !(name && type.kind().isAbstract());
        }
    }

    /** What stands under a key; fragments on several types may give one key to several fields. */
    Selected under(String key, SchemaType type, SchemaField field) {
        Selected selected = inner.computeIfAbsent(key, k -> new Selected());
        selected.places.add(new Place(type, field));
        return selected;
    }

    /** What stands under a key of the answer; null where the document selects nothing more, as in a scalar of JSON. */
    @Nullable
    Selected under(String key) {
        return inner.get(key);
    }

    /** Whether a field that may stand here is among these, on its type or on any object behind an interface. */
    boolean isAny(AdminSchema schema, BiPredicate<SchemaType, SchemaField> fields) {
        return places.stream().anyMatch(place -> isAny(schema, place, fields));
    }

    /** Adds the names of the objects whose fields are selected below here. */
    void addTypes(AdminSchema schema, Set<String> types) {
        for (Selected selected : inner.values()) {
            for (Place place : selected.places) {
                if (place.tells()) {
                    types.addAll(schema.possibleTypes(place.type()));
                }
            }
            selected.addTypes(schema, types);
        }
    }

    private static boolean isAny(AdminSchema schema, Place place, BiPredicate<SchemaType, SchemaField> fields) {
        return fields.test(place.type(), place.field())
                || schema.possibleTypes(place.type()).stream()
                        .flatMap(name -> schema.type(name).stream())
                        .anyMatch(object -> fields.test(object, place.field()));
    }
}
