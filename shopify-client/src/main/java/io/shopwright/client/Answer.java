package io.shopwright.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.internal.Envelope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a shop answered: the data, and whatever came beside it.
 *
 * @param <T> the record that holds the data
 */
public final class Answer<T> {
    private final @Nullable T data;
    private final Envelope envelope;

    private Answer(@Nullable T data, Envelope envelope) {
        this.data = data;
        this.envelope = envelope;
    }

    /** An answer whose data has been read; null if the shop had none. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Answer<T> of(@Nullable T data, Envelope envelope) {
        return new Answer<>(data, envelope);
    }

    /** The data; empty if the shop answered null or gave no data. */
    public Optional<T> data() {
        return Optional.ofNullable(data);
    }

    /** The errors beside the data: fields that are null because the token may not see them, for example. */
    public List<GraphQlError> errors() {
        return envelope.errors();
    }

    /**
     * The warnings of a search, such as {@code invalid_field}: a field that the search does not know is ignored by the
     * shop, and everything comes back.
     */
    public List<String> searchWarnings() {
        return envelope.searchWarnings();
    }

    /** What the call cost; empty where the shop did not tell. */
    public Optional<Cost> cost() {
        return envelope.cost();
    }

    /** Shopify's id of the request, empty if the answer names none. */
    public String requestId() {
        return envelope.requestId();
    }

    /** The API version that served the call; an older one than asked for means that the version has been retired. */
    public String servedVersion() {
        return envelope.servedVersion();
    }

    /** The whole body as it came. */
    public JsonNode json() {
        return envelope.json();
    }

    /** The data, and the errors beside it; for people, and may change. */
    @Override
    public String toString() {
        return errors().isEmpty() ? String.valueOf(data) : data + " beside " + errors();
    }
}
