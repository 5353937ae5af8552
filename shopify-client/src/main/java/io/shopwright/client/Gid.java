package io.shopwright.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The global id of an object, such as {@code gid://shopify/Order/1}.
 *
 * @param value the id as the Admin API writes it
 */
public record Gid(String value) implements Comparable<Gid> {
    private static final Pattern FORM = Pattern.compile("gid://[^/]+/([A-Za-z]+)/([^/?]+)(\\?.*)?");

    public Gid {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A global id looks like gid://shopify/Order/1, not '" + value + "'");
        }
    }

    /** @throws IllegalArgumentException if the text is not a global id */
    public static Gid parse(String text) {
        return new Gid(text);
    }

    /** The id of an object of this type whose bare number, the {@code legacyResourceId}, is known. */
    public static Gid of(String type, long number) {
        return new Gid("gid://shopify/" + type + "/" + number);
    }

    /** The name of the object's type, such as {@code Order}. */
    public String type() {
        return part(1);
    }

    /** The last part, mostly a number, such as {@code 1}. */
    public String key() {
        return part(2);
    }

    private String part(int group) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException(value);
        }
        return matcher.group(group);
    }

    @Override
    public int compareTo(Gid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
