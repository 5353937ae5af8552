package io.shopwright.mcp;

import io.shopwright.client.Gid;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a Java type appear in JSON: their schema, and each of them as maps, lists, text, numbers and booleans.
 *
 * <p>Records become objects with names in snake case and all members always present; {@code @Nullable} allows null;
 * {@link BigDecimal}, {@link Gid} and {@link LocalDate} become text; enums become lower-case words. Text is cleaned by
 * {@link ShopText}. A number that is not finite is refused.
 *
 * @param schema JSON Schema 2020-12
 * @param tree turns a value of the type into its JSON
 */
record JsonForm(Map<String, Object> schema, Function<Object, Object> tree) {
    /** The longest text of an answer, in characters; longer ones are cut. */
    static final int LONGEST_TEXT = 2000;

    private static final Map<Class<?>, JsonForm> LEAVES = Map.ofEntries(
            Map.entry(int.class, leaf("integer", value -> value)),
            Map.entry(Integer.class, leaf("integer", value -> value)),
            Map.entry(long.class, leaf("integer", value -> value)),
            Map.entry(Long.class, leaf("integer", value -> value)),
            Map.entry(double.class, leaf("number", JsonForm::finite)),
            Map.entry(Double.class, leaf("number", JsonForm::finite)),
            Map.entry(boolean.class, leaf("boolean", value -> value)),
            Map.entry(String.class, leaf("string", value -> ShopText.clean((String) value, LONGEST_TEXT))),
            Map.entry(Gid.class, leaf("string", value -> ShopText.clean(value.toString(), LONGEST_TEXT))),
            Map.entry(BigDecimal.class, leaf("string", value -> ((BigDecimal) value).toPlainString())),
            Map.entry(LocalDate.class, date()));

    /** @throws IllegalArgumentException if a component has a type without JSON */
    static JsonForm of(Class<? extends Record> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Member member = new Member(component, snakeCase(component.getName()), of(component.getAnnotatedType()));
            members.add(member);
            properties.put(member.name, member.described());
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Collections.unmodifiableMap(properties));
        schema.put("required", List.copyOf(properties.keySet()));
        schema.put("additionalProperties", false);
        return new JsonForm(Collections.unmodifiableMap(schema), record -> object(members, record));
    }

    /** A record as a JSON object. */
    @SuppressWarnings("unchecked") // the tree of a record is made by object(List, Object)
    Map<String, Object> object(Record value) {
        return (Map<String, Object>) tree.apply(value);
    }

    private record Member(RecordComponent component, String name, JsonForm form) {
        private Map<String, Object> described() {
            About about = component.getAnnotation(About.class);
            if (about == null) {
                return form.schema;
            }
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("description", about.value());
            schema.putAll(form.schema);
            return Collections.unmodifiableMap(schema);
        }

        private @Nullable Object of(Object record) {
            try {
                Object value = component.getAccessor().invoke(record);
                return value == null ? null : form.tree.apply(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
    }

    private static Map<String, Object> object(List<Member> members, Object record) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Member member : members) {
            object.put(member.name, member.of(record));
        }
        return Collections.unmodifiableMap(object);
    }

    private static JsonForm of(AnnotatedType annotated) {
        JsonForm form = plain(annotated);
        if (!annotated.isAnnotationPresent(Nullable.class)) {
            return form;
        }
        // Not a list of types, which some clients cannot translate for their models.
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("anyOf", List.of(form.schema, Collections.unmodifiableMap(schema("null"))));
        return new JsonForm(Collections.unmodifiableMap(schema), form.tree);
    }

    private static JsonForm plain(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType parameterized
                && annotated.getType() instanceof ParameterizedType type
                && type.getRawType() == List.class) {
            return list(of(parameterized.getAnnotatedActualTypeArguments()[0]));
        }
        if (annotated.getType() instanceof Class<?> type) {
            JsonForm leaf = LEAVES.get(type);
            if (leaf != null) {
                return leaf;
            }
            if (type.isRecord()) {
                return of(type.asSubclass(Record.class));
            }
            if (type.isEnum()) {
                return words(type);
            }
        }
        throw new IllegalArgumentException("no JSON form for " + annotated.getType());
    }

    private static JsonForm list(JsonForm element) {
        Map<String, Object> schema = schema("array");
        schema.put("items", element.schema);
        return new JsonForm(
                Collections.unmodifiableMap(schema),
                list -> ((List<?>) list).stream().map(element.tree).toList());
    }

    private static JsonForm words(Class<?> type) {
        Map<String, Object> schema = schema("string");
        schema.put(
                "enum", Stream.of(type.getEnumConstants()).map(JsonForm::word).toList());
        return new JsonForm(Collections.unmodifiableMap(schema), JsonForm::word);
    }

    private static JsonForm date() {
        Map<String, Object> schema = schema("string");
        schema.put("format", "date");
        return new JsonForm(Collections.unmodifiableMap(schema), Object::toString);
    }

    private static JsonForm leaf(String type, Function<Object, Object> tree) {
        return new JsonForm(Collections.unmodifiableMap(schema(type)), tree);
    }

    private static Map<String, Object> schema(String type) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        return schema;
    }

    private static Object finite(Object value) {
        if (!Double.isFinite((Double) value)) {
            throw new IllegalStateException("a figure of an answer is not finite: " + value);
        }
        return value;
    }

    private static String word(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
