package io.shopwright.testkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A global id, such as {@code gid://shopify/Order/1}. */
record Gid(String type, String key) {
    private static final Pattern FORM = Pattern.compile("gid://shopify/([A-Za-z]\\w*)/([^/?\\s]+)(\\?\\S*)?");
    private static final int MOST_DIGITS = 18;

    static Optional<Gid> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new Gid(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The number in an id that must be of the type. */
    static long key(String id, String type) {
        Gid gid = parse(id).orElseThrow(() -> ShopifyError.invalidId(id));
        if (!gid.type().equals(type)) {
            throw ShopifyError.invalidId(id);
        }
        return gid.number();
    }

    static String of(String type, long key) {
        return "gid://shopify/" + type + "/" + key;
    }

    /** The resource's number, -1 if the key is none: no resource has that number. */
    long number() {
        boolean digits = key.length() <= MOST_DIGITS && key.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(key) : -1;
    }
}
