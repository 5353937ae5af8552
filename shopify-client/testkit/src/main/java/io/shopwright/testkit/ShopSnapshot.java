package io.shopwright.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a shop held at a moment: all its objects, the numbers it gives next, subscriptions made over the API and the tokens
 * that apps got. Bulk operations, idempotency keys, the bucket, the log of requests, the time and the faults are no part of it.
 * Immutable; the same snapshot can be restored into any number of shops.
 *
 * <p>As a file it is JSON for this version of the library; it holds tokens and, if the shop does, personal data.
 */
public final class ShopSnapshot {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final State state;

    /**
     * @param format of the file
     * @param rows by the names of their tables
     * @param nextKeys by the names of the tables
     * @param counters numbers of lines, refunds and parts, parts first, then lines, then refunds
     */
    record State(
            int format,
            Map<String, List<Resource>> rows,
            Map<String, Long> nextKeys,
            List<Long> counters,
            Tokens.Saved tokens) {
        static final int FORMAT = 1;
    }

    ShopSnapshot(State state) {
        this.state = state;
    }

    State state() {
        return state;
    }

    /** @throws UncheckedIOException if the file cannot be written */
    public void save(Path file) {
        try {
            Files.writeString(file, RecordText.write(state, State.class).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /**
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it is no snapshot of this version
     */
    public static ShopSnapshot read(Path file) {
        JsonNode node;
        try {
            node = MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no snapshot: it is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        if (node.path("format").intValue() != State.FORMAT) {
            throw new IllegalArgumentException(file + " is no snapshot of this version of the library");
        }
        State state = (State) RecordText.read(node, State.class);
        if (state == null) {
            throw new IllegalArgumentException(file + " is empty");
        }
        return new ShopSnapshot(state);
    }
}
