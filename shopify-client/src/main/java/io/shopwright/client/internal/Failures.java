package io.shopwright.client.internal;

import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Which exception an answer's errors are. */
public final class Failures {
    /** A throttled field is one of ShopifyQL, whose allowance is renewed each minute. */
    private static final Duration SHOPIFYQL_WINDOW = Duration.ofMinutes(1);

    private Failures() {}

    /** The exception for an answer with errors that its caller cannot use. */
    public static ShopifyException of(Envelope envelope) {
        String message = text(envelope.errors());
        String id = envelope.requestId();
        if (envelope.has("ACCESS_DENIED")
                || envelope.errors().stream().anyMatch(e -> e.message().startsWith("This app is not approved"))) {
            return new ShopifyException.Denied(message, id);
        }
        if (envelope.has("INTERNAL_SERVER_ERROR")) {
            return new ShopifyException.Unavailable(message, id, 200);
        }
        if (envelope.has("THROTTLED")) {
            return new ShopifyException.Throttled(message, id, SHOPIFYQL_WINDOW);
        }
        return new ShopifyException.Invalid(message, id, envelope.errors());
    }

    /**
     * Refuses an answer that is not the whole truth.
     *
     * @throws ShopifyException if there are errors, or a search that the shop ignored so that everything came back
     */
    public static void requireWhole(Envelope envelope) {
        if (!envelope.errors().isEmpty()) {
            throw of(envelope);
        }
        List<String> warnings = envelope.searchWarnings();
        if (!warnings.isEmpty()) {
            throw new ShopifyException.Invalid(
                    "The search was ignored, everything came back: " + String.join("; ", warnings),
                    envelope.requestId(),
                    List.of());
        }
    }

    /** The errors in one line each. */
    public static String text(List<GraphQlError> errors) {
        return errors.stream().map(GraphQlError::toString).collect(Collectors.joining("; "));
    }
}
