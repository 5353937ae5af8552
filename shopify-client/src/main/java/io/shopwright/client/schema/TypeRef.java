package io.shopwright.client.schema;

import java.util.Optional;

/**
 * A type as a field, an argument or a variable declares it: {@code [ID!]!} is a list of ids, neither of them null.
 *
 * @param name the named type at the core, such as {@code ID}
 * @param text the type as the schema writes it, such as {@code [ID!]!}
 */
public record TypeRef(String name, String text) {
    /** Reads a type as the schema writes it. */
    public static TypeRef parse(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '[') {
            from++;
        }
        while (to > from && "]!".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (from == to) {
            throw new IllegalArgumentException("not a type: '" + text + "'");
        }
        return new TypeRef(text.substring(from, to), text);
    }

    /** Whether the value is never null. */
    public boolean required() {
        return text.endsWith("!");
    }

    public boolean isList() {
        return text.startsWith("[");
    }

    /** The type of the elements, empty if this is not a list. */
    public Optional<TypeRef> element() {
        if (!isList()) {
            return Optional.empty();
        }
        int end = required() ? text.length() - 2 : text.length() - 1;
        return Optional.of(new TypeRef(name, text.substring(1, end)));
    }

    @Override
    public String toString() {
        return text;
    }
}
