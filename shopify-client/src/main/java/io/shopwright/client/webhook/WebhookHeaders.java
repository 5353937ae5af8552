package io.shopwright.client.webhook;

import io.shopwright.client.webhook.WebhookException.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers of a request that speak of the webhook, by what follows {@code X-Shopify-} or {@code Shopify-}. */
final class WebhookHeaders {
    private static final String CLASSIC = "x-shopify-";
    private static final String NEW = "shopify-";
    private static final String SIGNATURE = "Hmac-Sha256";

    /** Longer than any that Shopify sends, and what an inbox keeps. */
    private static final int LONGEST_VALUE = 255;

    private final Map<String, Set<String>> values;
    private final boolean areNew;

    private WebhookHeaders(Map<String, Set<String>> values, boolean areNew) {
        this.values = values;
        this.areNew = areNew;
    }

    /** Takes what servers give, a nameless status line or a header without values among it. */
    static WebhookHeaders of(Map<String, List<String>> headers) {
        Map<String, Set<String>> classic = named(headers, CLASSIC);
        Map<String, Set<String>> fresh = named(headers, NEW);
        boolean areNew = fresh.containsKey(SIGNATURE);
        return new WebhookHeaders(areNew ? fresh : classic, areNew);
    }

    @SuppressWarnings("NullAway") // servers' maps hold null where they have nothing, whatever their types say
    private static Map<String, Set<String>> named(Map<String, List<String>> headers, String prefix) {
        Map<String, Set<String>> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            if (name != null && values != null && name.toLowerCase(Locale.ROOT).startsWith(prefix)) {
                Set<String> all = found.computeIfAbsent(name.substring(prefix.length()), n -> new LinkedHashSet<>());
                values.stream()
                        .filter(value -> value != null && !value.isBlank())
                        .forEach(all::add);
            }
        });
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    boolean areNew() {
        return areNew;
    }

    /** @throws WebhookException if there is none, or more than one */
    String signature() {
        Set<String> given = values.getOrDefault(SIGNATURE, Set.of());
        if (given.size() != 1) {
            throw new WebhookException(
                    Reason.WRONG_SIGNATURE,
                    given.isEmpty() ? "The webhook is not signed" : "The webhook has several signatures",
                    null);
        }
        return given.iterator().next();
    }

    @Nullable
    String optional(String name) {
        Set<String> given = values.getOrDefault(name, Set.of());
        if (given.size() > 1) {
            throw malformed(name + " has several values", null);
        }
        for (String value : given) {
            if (value.length() > LONGEST_VALUE) {
                throw malformed(name + " is longer than " + LONGEST_VALUE + " characters", null);
            }
            return value;
        }
        return null;
    }

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw malformed(name + " is missing", null);
        }
        return value;
    }

    String matching(String name, Pattern form) {
        String value = required(name);
        if (!form.matcher(value).matches()) {
            throw malformed(name + " has not the form that Shopify gives it", null);
        }
        return value;
    }

    static WebhookException malformed(String problem, @Nullable Throwable cause) {
        return new WebhookException(Reason.MALFORMED, "The webhook is malformed: " + problem, cause);
    }
}
