package io.shopwright.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * An order of rows: by a value, and by the key among equals.
 *
 * @param value what a row is sorted by
 * @param write the value as it stands in a cursor
 * @param read the value of a cursor, null if it is not of this kind
 */
record SortKey<T extends Resource, V extends Comparable<V>>(
        Function<T, V> value, Function<V, JsonNode> write, Function<JsonNode, @Nullable V> read) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static <T extends Resource> SortKey<T, Long> number(ToLongFunction<T> value) {
        return new SortKey<>(value::applyAsLong, JSON::numberNode, n -> n.canConvertToLong() ? n.longValue() : null);
    }

    static <T extends Resource> SortKey<T, Long> time(Function<T, Instant> value) {
        return number(row -> value.apply(row).toEpochMilli());
    }

    static <T extends Resource> SortKey<T, String> text(Function<T, String> value) {
        return new SortKey<>(value, JSON::textNode, n -> n.isTextual() ? n.textValue() : null);
    }

    static <T extends Resource> SortKey<T, BigDecimal> amount(Function<T, BigDecimal> value) {
        return new SortKey<>(
                value, v -> JSON.textNode(v.toPlainString()), n -> n.isTextual() ? decimal(n.textValue()) : null);
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The same order, of objects that stand for the rows. */
    <R extends Resource> SortKey<R, V> of(Function<R, T> row) {
        return new SortKey<>(shown -> value.apply(row.apply(shown)), write, read);
    }

    Comparator<T> comparator() {
        return Comparator.comparing(value).thenComparingLong(Resource::key);
    }

    String cursorOf(T row) {
        return new Cursor(row.key(), write.apply(value.apply(row))).encode();
    }

    /** Compares rows with the place that a cursor names. */
    Function<T, Integer> comparatorWith(Cursor cursor) {
        V wanted = read.apply(cursor.lastValue());
        if (wanted == null) {
            throw Cursor.malformed();
        }
        return row -> {
            int byValue = value.apply(row).compareTo(wanted);
            return byValue != 0 ? byValue : Long.compare(row.key(), cursor.lastId());
        };
    }
}
