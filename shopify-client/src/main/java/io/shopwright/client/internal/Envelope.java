package io.shopwright.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shopwright.client.Cost;
import io.shopwright.client.GraphQlError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, taken apart. Nothing of it is lost: {@link #json} is the whole.
 *
 * @param json the body as it came
 * @param errors the top-level errors, empty if there are none
 * @param bytes length of the body
 * @param requestId of the HTTP answer, empty if it names none
 * @param servedVersion the API version that the HTTP answer names, empty if it names none
 */
public record Envelope(JsonNode json, List<GraphQlError> errors, long bytes, String requestId, String servedVersion) {
    public Envelope {
        errors = List.copyOf(errors);
    }

    /** Takes a body apart; {@code errors} may be a list, a text or an object of texts. */
    public static Envelope of(JsonNode body, long bytes, String requestId, String servedVersion) {
        List<GraphQlError> errors = new ArrayList<>();
        JsonNode given = body.path("errors");
        if (given.isArray()) {
            given.forEach(entry -> errors.add(error(entry)));
        } else if (!given.isMissingNode() && !given.isNull()) {
            String message = given.isTextual() ? given.textValue() : given.toString();
            errors.add(new GraphQlError(message, "", List.of(), given));
        }
        return new Envelope(body, errors, bytes, requestId, servedVersion);
    }

    private static GraphQlError error(JsonNode entry) {
        String message =
                entry.isTextual() ? entry.textValue() : entry.path("message").asText();
        List<String> path = new ArrayList<>();
        entry.path("path").forEach(step -> path.add(step.asText()));
        return new GraphQlError(message, entry.path("extensions").path("code").asText(""), path, entry);
    }

    /** The data, missing if the answer has none or a null. */
    public JsonNode data() {
        JsonNode data = json.path("data");
        return data.isNull() ? MissingNode.getInstance() : data;
    }

    /** What the answer says of its cost; empty for documents that were refused before they were priced. */
    public Optional<Cost> cost() {
        JsonNode cost = json.path("extensions").path("cost");
        if (!cost.path("requestedQueryCost").isNumber()) {
            return Optional.empty();
        }
        return Optional.of(new Cost(
                cost.path("requestedQueryCost").asDouble(), actual(cost), throttle(cost.path("throttleStatus"))));
    }

    private static @Nullable Double actual(JsonNode cost) {
        JsonNode actual = cost.path("actualQueryCost");
        return actual.isNumber() ? actual.asDouble() : null;
    }

    private static Cost.@Nullable ThrottleStatus throttle(JsonNode status) {
        if (!status.path("maximumAvailable").isNumber()) {
            return null;
        }
        return new Cost.ThrottleStatus(
                status.path("maximumAvailable").asDouble(),
                status.path("currentlyAvailable").asDouble(),
                status.path("restoreRate").asDouble());
    }

    /** What the shop says of searches that it did not understand and ignored, one line each. */
    public List<String> searchWarnings() {
        List<String> warnings = new ArrayList<>();
        for (JsonNode search : json.path("extensions").path("search")) {
            for (JsonNode warning : search.path("warnings")) {
                warnings.add(warning.path("field").asText() + ": "
                        + warning.path("message").asText() + " ("
                        + warning.path("code").asText() + ")");
            }
        }
        return warnings;
    }

    /** Whether an error with this code is among the errors. */
    public boolean has(String code) {
        return errors.stream().anyMatch(error -> error.code().equals(code));
    }
}
