package io.shopwright.client.query;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Gid;
import io.shopwright.client.internal.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which Java types hold a scalar of the schema, and how they are read from an answer. */
final class Scalars {
    private static final Set<String> TEXTUAL =
            Set.of("String", "HTML", "FormattedString", "Color", "ARN", "StorefrontID", "UtcOffset");
    private static final Set<String> DECIMAL = Set.of("Decimal", "Money");
    private static final Set<String> BIG_INTEGER = Set.of("BigInt", "UnsignedInt64");

    private static final Map<Class<?>, Shapes.LeafReader> READERS = new LinkedHashMap<>();

    static {
        READERS.put(String.class, Scalars::text);
        READERS.put(boolean.class, Scalars::truth);
        READERS.put(int.class, value -> Math.toIntExact(whole(value)));
        READERS.put(long.class, Scalars::whole);
        READERS.put(double.class, value -> number(value).doubleValue());
        READERS.put(BigDecimal.class, Scalars::number);
        READERS.put(BigInteger.class, Scalars::integer);
        READERS.put(Gid.class, value -> Gid.parse(text(value)));
        READERS.put(Instant.class, value -> Times.instant(text(value)));
        READERS.put(LocalDate.class, value -> LocalDate.parse(text(value)));
        READERS.put(URI.class, value -> URI.create(text(value)));
        READERS.put(JsonNode.class, Json.MAPPER::readTree);
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
    static Optional<Shapes.LeafReader> reader(String scalar, Class<?> javaType) {
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

    private static String text(JsonParser value) throws IOException {
        requireText(value);
        return value.getText();
    }

    private static void requireText(JsonParser value) {
        JsonToken token = value.currentToken();
        require(value, token == JsonToken.VALUE_STRING || token.isNumeric(), "text");
    }

    private static boolean truth(JsonParser value) {
        require(value, value.currentToken().isBoolean(), "true or false");
        return value.currentToken() == JsonToken.VALUE_TRUE;
    }

    private static BigDecimal number(JsonParser value) throws IOException {
        requireText(value);
        return new BigDecimal(value.getTextCharacters(), value.getTextOffset(), value.getTextLength());
    }

    /** Jackson keeps numbers that are no integers, or beyond 64 bits, under other types. */
    private static long whole(JsonParser value) throws IOException {
        boolean plain = value.currentToken() == JsonToken.VALUE_NUMBER_INT
                && value.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return plain ? value.getLongValue() : integer(value).longValueExact();
    }

    private static BigInteger integer(JsonParser value) throws IOException {
        return number(value).toBigIntegerExact();
    }

    private static void require(JsonParser value, boolean fits, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException("expected " + wanted + ", found " + Shapes.kind(value));
        }
    }
}
