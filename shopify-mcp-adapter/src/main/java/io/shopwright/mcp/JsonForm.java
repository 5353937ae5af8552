package io.shopwright.mcp;

import io.shopwright.client.Gid;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a Java type appear in JSON: their schema, and each of them as maps, lists, text, numbers and booleans.
 *
 * <p>Records become objects with names in snake case; a component that is null has no member, nor has one with {@link
 * Detail} where no details are wanted. An element of a list may be null if it is {@code @Nullable}; {@link BigDecimal}, {@link Gid}, {@link Instant} and {@link LocalDate} become text; enums
 * become lower-case words; {@link Rows} become several members; a {@link Map} is JSON already. Text is cleaned by {@link ShopText}. A number that is not
 * finite is refused.
 *
 * @param schema JSON Schema 2020-12
 * @param tree turns a value of the type into its JSON
 * @param hasDetails whether some members are not always there
 */
record JsonForm(Map<String, Object> schema, BiFunction<Object, View, Object> tree, boolean hasDetails) {
    /** The longest text of an answer, in characters; longer ones are cut. */
    static final int LONGEST_TEXT = 2000;

    /** What stands for personal data that the caller may not see. */
    static final String MASK = "[hidden]";

    private static final Map<Class<?>, JsonForm> LEAVES = Map.ofEntries(
            Map.entry(int.class, leaf("integer", value -> value)),
            Map.entry(Integer.class, leaf("integer", value -> value)),
            Map.entry(long.class, leaf("integer", value -> value)),
            Map.entry(Long.class, leaf("integer", value -> value)),
            Map.entry(double.class, leaf("number", JsonForm::finite)),
            Map.entry(Double.class, leaf("number", JsonForm::finite)),
            Map.entry(boolean.class, leaf("boolean", value -> value)),
            Map.entry(Boolean.class, leaf("boolean", value -> value)),
            Map.entry(String.class, leaf("string", value -> ShopText.clean((String) value, LONGEST_TEXT))),
            Map.entry(Gid.class, leaf("string", value -> ShopText.clean(value.toString(), LONGEST_TEXT))),
            Map.entry(BigDecimal.class, leaf("string", value -> ((BigDecimal) value).toPlainString())),
            Map.entry(Instant.class, leaf("string", Object::toString)),
            Map.entry(LocalDate.class, leaf("string", Object::toString)));

    /**
     * An answer, which has no members but those that its schema names, and those that are never null.
     *
     * @throws IllegalArgumentException if a component has a type without JSON
     */
    static JsonForm of(Class<? extends Record> type) {
        JsonForm form = members(type);
        Map<String, Object> schema = new LinkedHashMap<>(form.schema);
        schema.put(
                "required",
                membersOf(type).flatMap(member -> member.always().stream()).toList());
        schema.put("additionalProperties", false);
        return new JsonForm(Collections.unmodifiableMap(schema), form.tree, form.hasDetails);
    }

    private static Stream<JsonMember> membersOf(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents()).map(JsonMember::of);
    }

    /** An object within an answer; its schema is short, for some hosts show it to their model with every call. */
    private static JsonForm members(Class<? extends Record> type) {
        List<JsonMember> members = membersOf(type).toList();
        Map<String, Object> properties = new LinkedHashMap<>();
        members.forEach(member -> member.describe(properties));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Collections.unmodifiableMap(properties));
        return new JsonForm(
                Collections.unmodifiableMap(schema),
                (record, view) -> object(members, record, view),
                members.stream().anyMatch(JsonMember::hasDetails));
    }

    /** A record as a JSON object. */
    @SuppressWarnings("unchecked") // the tree of a record is made by object(List, Object, View)
    Map<String, Object> object(Record value, View view) {
        return (Map<String, Object>) tree.apply(value, view);
    }

    private static Map<String, Object> object(List<JsonMember> members, Object record, View view) {
        Map<String, Object> object = new LinkedHashMap<>();
        members.forEach(member -> member.write(object, record, view));
        return Collections.unmodifiableMap(object);
    }

    /** An element of a list, which may be null if its type says so. */
    static JsonForm element(AnnotatedType annotated) {
        JsonForm form = of(annotated);
        if (!annotated.isAnnotationPresent(Nullable.class)) {
            return form;
        }
        // Not a list of types, which some clients cannot translate for their models.
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("anyOf", List.of(form.schema, Collections.unmodifiableMap(schema("null"))));
        return new JsonForm(Collections.unmodifiableMap(schema), form.tree, form.hasDetails);
    }

    /** A value that is there. */
    static JsonForm of(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType parameterized
                && annotated.getType() instanceof ParameterizedType type
                && type.getRawType() == List.class) {
            return list(element(parameterized.getAnnotatedActualTypeArguments()[0]));
        }
        if (annotated.getType() instanceof ParameterizedType type && type.getRawType() == Map.class) {
            return new JsonForm(Collections.unmodifiableMap(schema("object")), (value, view) -> anything(value), false);
        }
        if (annotated.getType() instanceof Class<?> type) {
            JsonForm leaf = LEAVES.get(type);
            if (leaf != null) {
                return leaf;
            }
            if (type.isRecord()) {
                return members(type.asSubclass(Record.class));
            }
            if (type.isEnum()) {
                return words(type);
            }
        }
        throw new IllegalArgumentException("no JSON form for " + annotated.getType());
    }

    static JsonForm list(JsonForm element) {
        Map<String, Object> schema = schema("array");
        schema.put("items", element.schema);
        return new JsonForm(
                Collections.unmodifiableMap(schema),
                (list, view) -> ((List<?>) list)
                        .stream().map(each -> element.orNull(each, view)).toList(),
                element.hasDetails);
    }

    /** The JSON of a value, which is null only where the schema allows it. */
    @SuppressWarnings("NullAway") // the trees of JSON hold nulls, which their type does not tell
    private Object orNull(@Nullable Object value, View view) {
        return value == null ? null : tree.apply(value, view);
    }

    /** JSON that is there already: its text is cleaned. */
    @SuppressWarnings("NullAway") // as above
    private static Object anything(@Nullable Object value) {
        if (value instanceof String text) {
            return ShopText.clean(text, LONGEST_TEXT);
        }
        if (value instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(anything(element)));
            return Collections.unmodifiableList(elements);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.forEach((name, member) ->
                    members.put(ShopText.clean(String.valueOf(name), LONGEST_TEXT), anything(member)));
            return Collections.unmodifiableMap(members);
        }
        return value;
    }

    private static JsonForm words(Class<?> type) {
        Map<String, Object> schema = schema("string");
        schema.put(
                "enum", Stream.of(type.getEnumConstants()).map(JsonForm::word).toList());
        return new JsonForm(Collections.unmodifiableMap(schema), (value, view) -> word(value), false);
    }

    private static JsonForm leaf(String type, Function<Object, Object> tree) {
        return new JsonForm(Collections.unmodifiableMap(schema(type)), (value, view) -> tree.apply(value), false);
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
}
