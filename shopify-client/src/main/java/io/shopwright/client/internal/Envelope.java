package io.shopwright.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.Cost;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of an answer, taken apart. Nothing of it is lost: {@link #json} is the whole. */
public final class Envelope {
    private final Supplier<JsonNode> json;
    private final JsonNode extensions;
    private final List<GraphQlError> errors;
    private final Optional<Read> read;
    private final boolean hasData;
    private final Origin origin;

    /** Data that were read while they were parsed. */
    private record Read(@Nullable Object value) {}

    /**
     * What the HTTP answer tells beside its body.
     *
     * @param bytes length of the body
     * @param requestId empty if it names none
     * @param servedVersion the API version, empty if it names none
     */
    public record Origin(long bytes, String requestId, String servedVersion) {}

    /** @param beside the body, without the data if they have been read */
    private Envelope(JsonNode beside, Supplier<JsonNode> json, Optional<Read> read, Origin origin) {
        this.json = json;
        this.extensions = beside.path("extensions");
        this.errors = errors(beside.path("errors"));
        this.read = read;
        this.hasData = read.isPresent() || beside.hasNonNull("data");
        this.origin = origin;
    }

    private Envelope(Envelope same, Supplier<JsonNode> json) {
        this.json = json;
        this.extensions = same.extensions;
        this.errors = same.errors;
        this.read = same.read;
        this.hasData = same.hasData;
        this.origin = same.origin;
    }

    /** The same for several readers: each gets JSON of its own. */
    public Envelope shared() {
        return new Envelope(this, () -> json.get().deepCopy());
    }

    /** Takes a body apart that has been parsed. */
    public static Envelope of(JsonNode body, Origin origin) {
        return new Envelope(body, () -> body, Optional.empty(), origin);
    }

    /**
     * Parses a body and takes it apart. Data that the reader cannot read stay JSON.
     *
     * @param reader null to leave the data as JSON
     * @return empty if the body is JSON but no object
     * @throws IOException if the body is no JSON
     */
    static Optional<Envelope> parse(byte[] body, @Nullable DataReader reader, Origin origin) throws IOException {
        if (reader != null) {
            try {
                return streamed(body, reader, origin);
            } catch (DataReader.UnreadableData e) {
                return parse(body, null, origin);
            }
        }
        JsonNode json = Json.MAPPER.readTree(body);
        return json.isObject() ? Optional.of(of(json, origin)) : Optional.empty();
    }

    private static Optional<Envelope> streamed(byte[] body, DataReader reader, Origin origin) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            ObjectNode beside = Json.MAPPER.createObjectNode();
            Optional<Read> read = Optional.empty();
            for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.START_OBJECT && key.equals("data")) {
                    read = Optional.of(new Read(reader.read(parser)));
                } else {
                    beside.set(key, Json.MAPPER.<JsonNode>readTree(parser));
                }
            }
            return Optional.of(new Envelope(beside, () -> reparsed(body), read, origin));
        }
    }

    /** The tree of a body that has been parsed before. */
    private static JsonNode reparsed(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The top-level errors: a list, a text or an object of texts. */
    private static List<GraphQlError> errors(JsonNode given) {
        List<GraphQlError> errors = new ArrayList<>();
        if (given.isArray()) {
            given.forEach(entry -> errors.add(error(entry)));
        } else if (!given.isMissingNode() && !given.isNull()) {
            String message = given.isTextual() ? given.textValue() : given.toString();
            errors.add(new GraphQlError(message, "", List.of(), given));
        }
        return List.copyOf(errors);
    }

    private static GraphQlError error(JsonNode entry) {
        String message =
                entry.isTextual() ? entry.textValue() : entry.path("message").asText();
        List<String> path = new ArrayList<>();
        entry.path("path").forEach(step -> path.add(step.asText()));
        return new GraphQlError(message, entry.path("extensions").path("code").asText(""), path, entry);
    }

    /** The whole body as it came. */
    public JsonNode json() {
        return json.get();
    }

    /** The top-level errors, empty if there are none. */
    public List<GraphQlError> errors() {
        return errors;
    }

    /** Length of the body. */
    public long bytes() {
        return origin.bytes();
    }

    /** The HTTP answer's request id, empty if it names none. */
    public String requestId() {
        return origin.requestId();
    }

    /** The API version that the HTTP answer names, empty if it names none. */
    public String servedVersion() {
        return origin.servedVersion();
    }

    /** Whether there are data other than null. */
    public boolean hasData() {
        return hasData;
    }

    /** The data as JSON, missing if the answer has none or a null. */
    public JsonNode data() {
        JsonNode data = json().path("data");
        return data.isNull() ? MissingNode.getInstance() : data;
    }

    /**
     * The data as a reader reads them.
     *
     * @throws ShopifyException.Unreadable if it cannot
     */
    public @Nullable Object data(DataReader reader) {
        if (read.isPresent()) {
            return read.get().value();
        }
        try (JsonParser parser = Json.MAPPER.treeAsTokens(data())) {
            parser.nextToken();
            return reader.read(parser);
        } catch (DataReader.UnreadableData e) {
            throw new ShopifyException.Unreadable(String.valueOf(e.getMessage()), requestId(), e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the answer says of its cost; empty for documents that were refused before they were priced. */
    public Optional<Cost> cost() {
        JsonNode cost = extensions.path("cost");
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
        for (JsonNode search : extensions.path("search")) {
            for (JsonNode warning : search.path("warnings")) {
                warnings.add(warning.path("field").asText() + ": "
                        + warning.path("message").asText() + " ("
                        + warning.path("code").asText() + ")");
            }
        }
        return warnings;
    }

    /**
     * How long ShopifyQL's allowance of the minute is used up; empty if it is not what failed. The allowance comes back
     * whole at a time that the error tells.
     */
    Optional<Duration> untilShopifyQl(Instant now) {
        for (GraphQlError error : errors) {
            JsonNode reset = error.json().path("extensions").path("cost").path("windowResetAt");
            if (error.code().equals("THROTTLED") && reset.isTextual()) {
                Duration left = Duration.between(now, OffsetDateTime.parse(reset.textValue()));
                return Optional.of(left.isNegative() ? Duration.ZERO : left);
            }
        }
        return Optional.empty();
    }

    /** Whether an error with this code is among the errors. */
    public boolean has(String code) {
        return errors.stream().anyMatch(error -> error.code().equals(code));
    }
}
