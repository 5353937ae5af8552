package io.shopwright.client.internal;

import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import java.util.List;
import java.util.stream.Collectors;

/** Which exception an answer's errors are. */
public final class Failures {
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
        return new ShopifyException.Invalid(message, id, envelope.errors());
    }

    /** The errors in one line each. */
    public static String text(List<GraphQlError> errors) {
        return errors.stream().map(GraphQlError::toString).collect(Collectors.joining("; "));
    }
}
