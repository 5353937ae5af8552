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
        int key = keyStart(value);
        if (!value.startsWith(SCHEME) || type < SCHEME.length() + 2 || key < type + 2) {
            return false;
        }
        for (int i = type; i < key - 1; i++) {
            char letter = value.charAt(i);
            if ((letter < 'A' || letter > 'Z') && (letter < 'a' || letter > 'z')) {
                return false;
            }
        }
        int end = keyEnd(value);
        return end > key && value.lastIndexOf('/', end - 1) == key - 1;
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
