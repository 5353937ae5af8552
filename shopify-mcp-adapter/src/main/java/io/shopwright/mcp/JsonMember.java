package io.shopwright.mcp;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A component of a record as one member of a JSON object; {@link Rows} as several. */
sealed interface JsonMember {
    /** Adds the member to the schema of its object. */
    void describe(Map<String, Object> properties);

    /** The names that every object has. */
    List<String> always();

    /** Adds the member to an object, as far as the view shows it. */
    void write(Map<String, Object> object, Object record, View view);

    boolean hasDetails();

    /** @throws IllegalArgumentException if the component has a type without JSON, or cannot be hidden but must */
    static JsonMember of(RecordComponent component) {
        String name = snakeCase(component.getName());
        if (component.getType() == Rows.class) {
            AnnotatedType row =
                    ((AnnotatedParameterizedType) component.getAnnotatedType()).getAnnotatedActualTypeArguments()[0];
            return new Many(component, name, JsonForm.list(JsonForm.element(row)));
        }
        if (component.isAnnotationPresent(Personal.class)
                && component.getType() != String.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            throw new IllegalArgumentException(component + " is personal and no text: it must be nullable");
        }
        return new One(component, name, JsonForm.of(component.getAnnotatedType()));
    }

    private static Map<String, Object> described(RecordComponent component, Map<String, Object> schema) {
        About about = component.getAnnotation(About.class);
        if (about == null) {
            return schema;
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", about.value());
        described.putAll(schema);
        return Collections.unmodifiableMap(described);
    }

    private static @Nullable Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** A component that is one member. */
    record One(RecordComponent component, String name, JsonForm form) implements JsonMember {
        @Override
        public void describe(Map<String, Object> properties) {
            properties.put(name, described(component, form.schema()));
        }

        @Override
        public List<String> always() {
            boolean mayLack = isDetail() || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return mayLack ? List.of() : List.of(name);
        }

        @Override
        public void write(Map<String, Object> object, Object record, View view) {
            if (isDetail() && !view.detailed()) {
                return;
            }
            Object value = value(component, record);
            if (value == null) {
                return;
            }
            if (!component.isAnnotationPresent(Personal.class) || view.personal()) {
                object.put(name, form.tree().apply(value, view));
            } else if (value instanceof String) {
                object.put(name, JsonForm.MASK);
            }
        }

        private boolean isDetail() {
            return component.isAnnotationPresent(Detail.class);
        }

        @Override
        public boolean hasDetails() {
            return isDetail() || form.hasDetails();
        }
    }

    /** {@link Rows}: the list, and what tells the way to the rest; {@link ShopifyTools#INSTRUCTIONS} describes that once. */
    record Many(RecordComponent component, String name, JsonForm list) implements JsonMember {
        private static final String RETURNED = "returned";
        private static final String HAS_MORE = "has_more";
        private static final String NEXT_CURSOR = "next_cursor";
        private static final String TRUNCATED = "truncated";

        @Override
        public void describe(Map<String, Object> properties) {
            properties.put(name, described(component, list.schema()));
            properties.put(RETURNED, Map.of("type", "integer"));
            properties.put(HAS_MORE, Map.of("type", "boolean"));
            properties.put(NEXT_CURSOR, Map.of("type", "string"));
            properties.put(TRUNCATED, Map.of("type", "boolean"));
        }

        @Override
        public List<String> always() {
            return List.of(name, RETURNED, HAS_MORE, TRUNCATED);
        }

        @Override
        public void write(Map<String, Object> object, Object record, View view) {
            Rows<?> rows = of(component, record);
            int kept = Math.min(view.rows(), rows.page().size());
            Optional<String> next = rows.next(kept);
            object.put(name, list.tree().apply(rows.page().subList(0, kept), view));
            object.put(RETURNED, kept);
            object.put(HAS_MORE, next.isPresent());
            next.ifPresent(cursor -> object.put(NEXT_CURSOR, cursor));
            object.put(TRUNCATED, kept < rows.page().size());
        }

        static Rows<?> of(RecordComponent component, Object record) {
            return (Rows<?>) Objects.requireNonNull(value(component, record));
        }

        @Override
        public boolean hasDetails() {
            return list.hasDetails();
        }
    }
}
