package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of this package as JSON and back, without loss: components by their names, a record whose class its component
 * does not name with its own class beside. Times, amounts and currencies are text.
 */
final class RecordText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String CLASS = "@class";

    private RecordText() {}

    static JsonNode write(@Nullable Object value, Type declared) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof Record each) {
            return record(each, declared);
        }
        if (value instanceof Collection<?> elements) {
            ArrayNode array = JSON.arrayNode();
            elements.forEach(each -> array.add(write(each, argument(declared, 0))));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((key, each) -> object.set(String.valueOf(key), write(each, argument(declared, 1))));
            return object;
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long) {
            return JSON.numberNode(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        return JSON.textNode(
                value instanceof Currency currency
                        ? currency.getCurrencyCode()
                        : value instanceof Enum<?> constant ? constant.name() : value.toString());
    }

    private static ObjectNode record(Record value, Type declared) {
        ObjectNode object = JSON.objectNode();
        if (declared != value.getClass()) {
            object.put(
                    CLASS,
                    value.getClass()
                            .getName()
                            .substring(RecordText.class.getPackageName().length() + 1));
        }
        for (RecordComponent each : value.getClass().getRecordComponents()) {
            object.set(each.getName(), write(invoke(value, each), each.getGenericType()));
        }
        return object;
    }

    private static @Nullable Object invoke(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    /** @throws IllegalArgumentException if the text is not what {@link #write} makes of such a value */
    static @Nullable Object read(JsonNode node, Type declared) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        Class<?> type = raw(declared);
        if (node.has(CLASS) || type.isRecord()) {
            return record(node, node.has(CLASS) ? named(node.path(CLASS).asText()) : type);
        }
        if (node.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            node.forEach(each -> elements.add(read(each, argument(declared, 0))));
            return Set.class.isAssignableFrom(type) ? new LinkedHashSet<>(elements) : elements;
        }
        if (node.isObject()) {
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            node.properties()
                    .forEach(each -> map.put(
                            scalar(JSON.textNode(each.getKey()), raw(argument(declared, 0))),
                            read(each.getValue(), argument(declared, 1))));
            return map;
        }
        return scalar(node, type);
    }

    private static Object scalar(JsonNode node, Class<?> type) {
        String text = node.asText();
        if (type == long.class || type == Long.class) {
            return Long.parseLong(text);
        }
        if (type == int.class || type == Integer.class) {
            return Integer.parseInt(text);
        }
        if (type == double.class || type == Double.class) {
            return Double.parseDouble(text);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (type == Instant.class) {
            return Instant.parse(text);
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(text);
        }
        if (type == Currency.class) {
            return Currency.getInstance(text);
        }
        if (type == Duration.class) {
            return Duration.parse(text);
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException(type.getSimpleName() + " has no " + text);
        }
        return node.isIntegralNumber() ? node.longValue() : text;
    }

    private static Object record(JsonNode node, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(node.path(components[i].getName()), components[i].getGenericType());
        }
        try {
            var maker = type.getDeclaredConstructor(types);
            maker.setAccessible(true);
            return maker.newInstance(values);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalArgumentException("No " + type.getSimpleName() + ": " + node, e);
        }
    }

    private static Class<?> named(String name) {
        try {
            Class<?> type = Class.forName(RecordText.class.getPackageName() + "." + name);
            if (type.isRecord()) {
                return type;
            }
        } catch (ClassNotFoundException e) {
            // Refused below, as is what is no record.
        }
        throw new IllegalArgumentException("This version has no record " + name);
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : Object.class;
    }
}
