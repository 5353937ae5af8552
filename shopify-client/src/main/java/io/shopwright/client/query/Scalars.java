package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which Java types hold a scalar of the schema, and how they are read from an answer. */
final class Scalars {
    private static final Set<String> TEXTUAL =
            Set.of("String", "HTML", "FormattedString", "Color", "ARN", "StorefrontID", "UtcOffset");
    private static final Set<String> DECIMAL = Set.of("Decimal", "Money");
    private static final Set<String> BIG_INTEGER = Set.of("BigInt", "UnsignedInt64");

    private static final Map<Class<?>, Function<JsonNode, Object>> READERS = new LinkedHashMap<>();

    static {
        READERS.put(String.class, Scalars::text);
        READERS.put(
                boolean.class,
                node -> require(node, node.isBoolean(), "true or false").booleanValue());
        READERS.put(int.class, node -> integer(node).intValueExact());
        READERS.put(long.class, node -> integer(node).longValueExact());
        READERS.put(double.class, node -> number(node).doubleValue());
        READERS.put(BigDecimal.class, Scalars::number);
        READERS.put(BigInteger.class, Scalars::integer);
        READERS.put(Gid.class, node -> Gid.parse(text(node)));
        READERS.put(Instant.class, node -> OffsetDateTime.parse(text(node)).toInstant());
        READERS.put(LocalDate.class, node -> LocalDate.parse(text(node)));
        READERS.put(URI.class, node -> URI.create(text(node)));
        READERS.put(JsonNode.class, node -> node);
    }

    private Scalars() {}

    /** The Java types that hold the scalar, the usual one first. */
    static List<Class<?>> holders(String scalar) {
        if (TEXTUAL.contains(scalar)) {
            return List.of(String.class);
        }
        if (DECIMAL.contains(scalar)) {
            return List.of(BigDecimal.class, String.class);
        }
        if (BIG_INTEGER.contains(scalar)) {
            return List.of(long.class, BigInteger.class, String.class);
        }
        return switch (scalar) {
            case "ID" -> List.of(Gid.class, String.class);
            case "Boolean" -> List.of(boolean.class);
            case "Int" -> List.of(int.class, long.class);
            case "Float" -> List.of(double.class, BigDecimal.class);
            case "DateTime" -> List.of(Instant.class, String.class);
            case "Date" -> List.of(LocalDate.class, String.class);
            case "URL" -> List.of(URI.class, String.class);
            case "JSON" -> List.of(JsonNode.class);
            // A scalar of a future version: text is all that can be promised.
            default -> List.of(String.class, JsonNode.class);
        };
    }

    /** Reads the scalar into the Java type, or empty if the type cannot hold it. */
    static Optional<Function<JsonNode, Object>> reader(String scalar, Class<?> javaType) {
        Class<?> unboxed = unboxed(javaType);
        return holders(scalar).contains(unboxed) ? Optional.ofNullable(READERS.get(unboxed)) : Optional.empty();
    }

    private static Class<?> unboxed(Class<?> type) {
        if (type == Integer.class) {
            return int.class;
        }
        if (type == Long.class) {
            return long.class;
        }
        if (type == Double.class) {
            return double.class;
        }
        return type == Boolean.class ? boolean.class : type;
    }

    private static String text(JsonNode node) {
        return require(node, node.isTextual() || node.isNumber(), "text").asText();
    }

    private static BigDecimal number(JsonNode node) {
        return new BigDecimal(text(node));
    }

    private static BigInteger integer(JsonNode node) {
        return number(node).toBigIntegerExact();
    }

    private static JsonNode require(JsonNode node, boolean fits, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException("expected " + wanted + ", found " + node.getNodeType());
        }
        return node;
    }
}
