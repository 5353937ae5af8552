package io.shopwright.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of topics in headers, such as {@code customers/create} and {@code customer.tags_added}, by their names in
 * the schema, such as {@code CUSTOMERS_CREATE}. Only the way to the schema's name follows a rule.
 */
final class WebhookTopics {
    private static final Map<String, String> HEADERS = read();

    private WebhookTopics() {}

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(WebhookTopics.class.getResourceAsStream("webhook-topics.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableMap(WebhookTopics::enumName, header -> header));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String enumName(String header) {
        return header.replace('/', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Null if the schema's value is newer than the list. */
    static @Nullable String header(String enumName) {
        return HEADERS.get(enumName);
    }
}
