package io.shopwright.client.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A search, written so that it means what it says: values quoted, every combination in parentheses.
 *
 * <pre>{@code
 * Filter paidSince = Filter.all(
 *         Filter.is("financial_status", "paid"), Filter.atLeast("processed_at", Instant.parse("2026-01-01T00:00:00Z")));
 * shop.connection("orders", OrderRow.class).with("query", paidSince);
 * }</pre>
 *
 * <p>Shopify ignores a field that a search does not know and returns everything; reading such an answer fails here.
 * Which fields there are is told by Shopify's reference of each connection, not by the schema.
 *
 * <p>Source: Shopify API search syntax, shopify.dev/docs/api/usage/search-syntax. Recorded answers show AND to bind
 * tighter than OR where the documentation says the reverse; parentheses leave no doubt.
 */
public final class Filter {
    private static final Pattern FIELD = Pattern.compile("[a-z_][a-z0-9_.]*");

    private final String text;

    private Filter(String text) {
        this.text = text;
    }

    /** The field has this value, upper and lower case alike. */
    public static Filter is(String field, String value) {
        return compare(field, "", quoted(value));
    }

    public static Filter is(String field, boolean value) {
        return compare(field, "", String.valueOf(value));
    }

    public static Filter is(String field, long value) {
        return compare(field, "", String.valueOf(value));
    }

    /** The field begins with this text. */
    public static Filter startsWith(String field, String prefix) {
        requireText(prefix);
        return compare(field, "", prefix.replaceAll("[\\s:\\\\()'\"*]", "\\\\$0") + "*");
    }

    /** The field has any value. */
    public static Filter exists(String field) {
        return compare(field, "", "*");
    }

    public static Filter atLeast(String field, Instant value) {
        return compare(field, ">=", quoted(value.toString()));
    }

    public static Filter below(String field, Instant value) {
        return compare(field, "<", quoted(value.toString()));
    }

    public static Filter atLeast(String field, LocalDate value) {
        return compare(field, ">=", quoted(value.toString()));
    }

    public static Filter below(String field, LocalDate value) {
        return compare(field, "<", quoted(value.toString()));
    }

    public static Filter atLeast(String field, BigDecimal value) {
        return compare(field, ">=", value.toPlainString());
    }

    public static Filter below(String field, BigDecimal value) {
        return compare(field, "<", value.toPlainString());
    }

    public static Filter atLeast(String field, long value) {
        return compare(field, ">=", String.valueOf(value));
    }

    public static Filter below(String field, long value) {
        return compare(field, "<", String.valueOf(value));
    }

    /** Any field that the connection searches by default has these words, one after the other. */
    public static Filter text(String words) {
        return new Filter(quoted(words));
    }

    /** All of these are true. */
    public static Filter all(Filter... parts) {
        return combined(" AND ", parts);
    }

    /** At least one of these is true. */
    public static Filter any(Filter... parts) {
        return combined(" OR ", parts);
    }

    /** The contrary. */
    public static Filter not(Filter part) {
        return new Filter("NOT (" + part.text + ")");
    }

    private static Filter combined(String connective, Filter... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("a combination needs at least one filter");
        }
        if (parts.length == 1) {
            return parts[0];
        }
        return new Filter(
                Arrays.stream(parts).map(part -> "(" + part.text + ")").collect(Collectors.joining(connective)));
    }

    private static Filter compare(String field, String comparator, String value) {
        if (!FIELD.matcher(field).matches()) {
            throw new IllegalArgumentException("a search field is written like processed_at, not '" + field + "'");
        }
        return new Filter(field + ":" + comparator + value);
    }

    /** In single quotes where nothing needs an escape, else in double ones. */
    private static String quoted(String value) {
        requireText(value);
        if (value.indexOf('\'') < 0 && value.indexOf('\\') < 0) {
            return "'" + value + "'";
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void requireText(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a search value must not be blank; it would match everything");
        }
    }

    /** The search in Shopify's syntax. */
    @Override
    public String toString() {
        return text;
    }
}
