package io.shopwright.client.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shopwright.client.Gid;
import io.shopwright.client.query.Field;
import io.shopwright.client.webhook.WebhookException.Reason;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads payloads, which have the form of the REST API, into records. */
final class PayloadReader {
    private static final Map<Class<?>, Function<JsonNode, Object>> SCALARS = Map.of(
            String.class, PayloadReader::text,
            boolean.class, PayloadReader::truth,
            int.class, value -> number(value).intValueExact(),
            long.class, value -> number(value).longValueExact(),
            double.class, value -> number(value).doubleValue(),
            BigDecimal.class, PayloadReader::number,
            Gid.class, value -> Gid.parse(text(value)),
            Instant.class, value -> OffsetDateTime.parse(text(value)).toInstant(),
            LocalDate.class, value -> LocalDate.parse(text(value)),
            URI.class, value -> URI.create(text(value)));

    private static final Map<Class<?>, Class<?>> UNBOXED = Map.of(
            Boolean.class, boolean.class, Integer.class, int.class, Long.class, long.class, Double.class, double.class);

    private PayloadReader() {}

    /** @throws IllegalArgumentException if the class is not one that payloads are read into */
    static void check(Class<?> type) {
        if (type != JsonNode.class) {
            check(type.getName(), type, new HashSet<>());
        }
    }

    private static void check(String where, Class<?> type, Set<Class<?>> seen) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(where + ": a payload is read into records, JsonNode and lists of them, "
                    + "text, numbers, booleans, Gid, Instant, LocalDate and URI, not into " + type.getName());
        }
        if (seen.add(type)) {
            constructor(type);
            for (RecordComponent component : type.getRecordComponents()) {
                String inner = type.getSimpleName() + "." + component.getName();
                AnnotatedType held = component.getAnnotatedType();
                while (raw(inner, held.getType()) == List.class || raw(inner, held.getType()) == Optional.class) {
                    held = argument(inner, held);
                }
                Class<?> raw = raw(inner, held.getType());
                if (raw != JsonNode.class && !SCALARS.containsKey(UNBOXED.getOrDefault(raw, raw))) {
                    check(inner, raw, seen);
                }
            }
        }
    }

    /** @throws IllegalArgumentException as {@link #check} does */
    static <T> T read(JsonNode payload, Class<T> type) {
        check(type);
        return type.cast(type == JsonNode.class ? payload : structure("", payload, type));
    }

    private static Object structure(String path, JsonNode node, Class<?> type) {
        if (!node.isObject()) {
            throw unreadable(path, "no object");
        }
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> {
                    String name = name(component);
                    String inner = path.isEmpty() ? name : path + "." + name;
                    return value(inner, node.path(name), component.getAnnotatedType());
                })
                .toArray();
        return construct(type, values, path);
    }

    private static String name(RecordComponent component) {
        Field given = component.getAnnotation(Field.class);
        if (given != null) {
            return given.value();
        }
        StringBuilder name = new StringBuilder();
        for (char letter : component.getName().toCharArray()) {
            if (Character.isUpperCase(letter)) {
                name.append('_');
            }
            name.append(Character.toLowerCase(letter));
        }
        return name.toString();
    }

    private static Object construct(Class<?> type, Object[] values, String path) {
        try {
            return constructor(type).newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                throw unreadable(path, type.getSimpleName() + " refuses it");
            }
            throw new IllegalArgumentException(type.getName() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made", e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    "Cannot construct " + type.getName() + ": let its module say 'opens " + type.getPackageName()
                            + " to io.shopwright.client'",
                    e);
        }
    }

    private static @Nullable Object value(String path, JsonNode node, AnnotatedType type) {
        boolean absent = node.isNull() || node.isMissingNode();
        Class<?> raw = raw(path, type.getType());
        if (raw == Optional.class) {
            return absent ? Optional.empty() : Optional.of(present(path, node, argument(path, type)));
        }
        if (absent && isNullable(type)) {
            return null;
        }
        if (absent && raw != JsonNode.class) {
            throw unreadable(
                    path,
                    "missing; where a subscription or the shop leaves members out, read them into @Nullable components");
        }
        return present(path, node, type);
    }

    private static Object present(String path, JsonNode node, AnnotatedType type) {
        Class<?> raw = raw(path, type.getType());
        if (raw == JsonNode.class) {
            return node;
        }
        if (raw == List.class) {
            return list(path, node, argument(path, type));
        }
        Function<JsonNode, Object> scalar = SCALARS.get(UNBOXED.getOrDefault(raw, raw));
        if (scalar == null) {
            return structure(path, node, raw);
        }
        try {
            return scalar.apply(node);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw unreadable(path, "no " + raw.getSimpleName());
        }
    }

    private static List<@Nullable Object> list(String path, JsonNode node, AnnotatedType element) {
        List<@Nullable Object> values = new ArrayList<>();
        if (node.isTextual()) {
            for (String part : node.textValue().split(",", -1)) {
                if (!part.isBlank()) {
                    values.add(value(path, TextNode.valueOf(part.strip()), element));
                }
            }
        } else if (node.isArray()) {
            for (JsonNode each : node) {
                values.add(value(path + "[" + values.size() + "]", each, element));
            }
        } else {
            throw unreadable(path, "no list");
        }
        return Collections.unmodifiableList(values);
    }

    private static String text(JsonNode value) {
        if (value.isContainerNode()) {
            throw new IllegalArgumentException("no text");
        }
        return value.asText();
    }

    private static boolean truth(JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("no boolean");
        }
        return value.booleanValue();
    }

    /** Money stands as text, ids stand as numbers, and now and then the other way round. */
    private static BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : new BigDecimal(text(value));
    }

    private static boolean isNullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    private static AnnotatedType argument(String path, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return parameterized.getAnnotatedActualTypeArguments()[0];
        }
        throw new IllegalArgumentException(path + ": say of what, as in List<String>");
    }

    private static Class<?> raw(String path, Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw) {
            return raw;
        }
        throw new IllegalArgumentException(path + ": a payload's record cannot be generic: " + type);
    }

    /** Says where, not what: a payload may hold personal data. */
    private static WebhookException unreadable(String path, String problem) {
        return new WebhookException(
                Reason.UNREADABLE, "Cannot read " + (path.isEmpty() ? "the payload" : path) + ": " + problem, null);
    }
}
