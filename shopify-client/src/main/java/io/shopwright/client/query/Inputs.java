package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.Gid;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values for variables as JSON. Decimals become text, as Shopify's {@code Decimal} and {@code Money} want them; a
 * component of a record that is null or empty is left out, a null in a map is sent as null.
 */
final class Inputs {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Inputs() {}

    /** @throws IllegalArgumentException if the value is of a class that has no JSON form here */
    static JsonNode json(@Nullable Object value) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return JSON.numberNode(((Number) value).longValue());
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return JSON.numberNode(number);
        }
        if (value instanceof Enum<?> constant) {
            return JSON.textNode(constant.name());
        }
        if (isText(value)) {
            return JSON.textNode(value instanceof BigDecimal amount ? amount.toPlainString() : value.toString());
        }
        if (value instanceof Iterable<?> items) {
            ArrayNode array = JSON.arrayNode();
            items.forEach(item -> array.add(json(item)));
            return array;
        }
        if (value instanceof Map<?, ?> fields) {
            ObjectNode object = JSON.objectNode();
            fields.forEach((name, field) -> object.set(String.valueOf(name), json(field)));
            return object;
        }
        if (value instanceof Record structure) {
            return structure(structure);
        }
        throw new IllegalArgumentException("a " + value.getClass().getName() + " has no form in JSON; give text, a "
                + "number, a boolean, a Gid, a time, an enum, a list, a map or a record of these: " + value);
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Gid
                || value instanceof Filter
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof URI
                || value instanceof TemporalAccessor;
    }

    private static ObjectNode structure(Record structure) {
        ObjectNode object = JSON.objectNode();
        for (RecordComponent component : structure.getClass().getRecordComponents()) {
            Object value;
            try {
                component.getAccessor().setAccessible(true);
                value = component.getAccessor().invoke(structure);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException("Cannot read " + component, e);
            }
            if (value instanceof Optional<?> optional) {
                value = optional.orElse(null);
            }
            if (value != null) {
                object.set(component.getName(), json(value));
            }
        }
        return object;
    }
}
