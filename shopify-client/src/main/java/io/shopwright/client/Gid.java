package io.shopwright.client;

/**
 * The global id of an object, such as {@code gid://shopify/Order/1}.
 *
 * @param value the id as the Admin API writes it
 */
public record Gid(String value) implements Comparable<Gid> {
    private static final String SCHEME = "gid://";

    public Gid {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("A global id looks like gid://shopify/Order/1, not '" + value + "'");
        }
    }

    /** Ids make up much of what is read; a regular expression would take longer than the rest of an order. */
    private static boolean hasForm(String value) {
        int type = typeStart(value);
        if (!value.startsWith(SCHEME) || type < SCHEME.length() + 2) {
            return false;
        }
        int length = value.length();
        int at = type;
        while (at < length && isLetter(value.charAt(at))) {
            at++;
        }
        int key = at + 1;
        if (at == type || at >= length || value.charAt(at) != '/') {
            return false;
        }
        for (at = key; at < length && value.charAt(at) != '?'; at++) {
            if (value.charAt(at) == '/') {
                return false;
            }
        }
        return at > key;
    }

    private static boolean isLetter(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static int typeStart(String value) {
        return value.indexOf('/', SCHEME.length()) + 1;
    }

    private static int keyStart(String value) {
        return value.indexOf('/', typeStart(value)) + 1;
    }

    private static int keyEnd(String value) {
        int parameters = value.indexOf('?', keyStart(value));
        return parameters < 0 ? value.length() : parameters;
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
        return value.substring(typeStart(value), keyStart(value) - 1);
    }

    /** The last part, mostly a number, such as {@code 1}. */
    public String key() {
        return value.substring(keyStart(value), keyEnd(value));
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
