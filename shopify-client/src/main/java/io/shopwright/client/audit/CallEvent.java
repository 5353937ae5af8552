package io.shopwright.client.audit;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One call, all of its attempts included.
 *
 * @param shop the host
 * @param rootFields names of the fields at the root of the document, as the schema names them
 * @param mutation whether the call writes
 * @param predictedCost points expected before sending
 * @param requestedCost points that the shop asked for; empty where it did not tell
 * @param actualCost points that the shop charged; empty where it did not tell, or let nothing in
 * @param waited time spent waiting for points and before sending again
 * @param took time from the call to its result, waiting included
 * @param attempts HTTP requests sent
 * @param bytes of the last answer's body
 * @param outcome how it ended
 * @param requestId Shopify's id of the last request; empty if no answer came
 * @param apiVersion the version that was asked for
 * @param servedVersion the version that answered; empty if no answer told
 */
public record CallEvent(
        String shop,
        List<String> rootFields,
        boolean mutation,
        int predictedCost,
        OptionalDouble requestedCost,
        OptionalDouble actualCost,
        Duration waited,
        Duration took,
        int attempts,
        long bytes,
        Outcome outcome,
        String requestId,
        String apiVersion,
        String servedVersion) {
    public CallEvent {
        rootFields = List.copyOf(rootFields);
    }

    /**
     * Whether the shop answered with another version than was asked for. Shopify serves the oldest supported version in
     * place of a retired one, and then fields may be missing or mean something else.
     */
    public boolean fellForward() {
        return !servedVersion.isEmpty() && !servedVersion.equals(apiVersion);
    }

    /** How a call ended. */
    public enum Outcome {
        /** With data and no errors. */
        ANSWERED,
        /** With errors, beside data or without. */
        ANSWERED_WITH_ERRORS,
        /** With a {@link io.shopwright.client.ShopifyException}. */
        FAILED
    }
}
