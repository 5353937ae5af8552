package io.shopwright.client.internal;

import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which exception an answer's errors are. */
public final class Failures {
    /** A throttled field is one of ShopifyQL, whose allowance is renewed each minute. */
    private static final Duration SHOPIFYQL_WINDOW = Duration.ofMinutes(1);

    private Failures() {}

    /** The exception for an answer with errors that its caller cannot use. */
    public static ShopifyException of(Envelope envelope) {
        return of(envelope.errors(), envelope.requestId());
    }

    /** The exception for these errors of an answer. */
    public static ShopifyException of(List<GraphQlError> errors, String requestId) {
        String message = text(errors);
        if (has(errors, "ACCESS_DENIED")
                || errors.stream().anyMatch(e -> e.message().startsWith("This app is not approved"))) {
            return new ShopifyException.Denied(message, requestId);
        }
        if (has(errors, "INTERNAL_SERVER_ERROR")) {
            return new ShopifyException.Unavailable(message, requestId, 200);
        }
        if (has(errors, "THROTTLED")) {
            return new ShopifyException.Throttled(message, requestId, SHOPIFYQL_WINDOW);
        }
        return new ShopifyException.Invalid(message, requestId, errors);
    }

    private static boolean has(List<GraphQlError> errors, String code) {
        return errors.stream().anyMatch(error -> error.code().equals(code));
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

    /** The errors in one line; what is told of many nodes alike is told of the first one, with how many more there are. */
    public static String text(List<GraphQlError> errors) {
        Map<List<String>, List<GraphQlError>> alike = errors.stream()
                .collect(Collectors.groupingBy(
                        error -> List.of(error.message(), error.code()), LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream().map(Failures::ofAlike).collect(Collectors.joining("; "));
    }

    private static String ofAlike(List<GraphQlError> alike) {
        String first = alike.get(0).toString();
        return alike.size() == 1 ? first : first + " and " + (alike.size() - 1) + " more";
    }
}
