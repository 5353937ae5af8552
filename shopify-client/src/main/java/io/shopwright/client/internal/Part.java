package io.shopwright.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.internal.graphql.Document;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mutation that may be sent together with others.
 *
 * @param shop where it is to be sent
 * @param operation with this mutation as its only root field
 * @param variables values of the operation's variables
 * @param repeatable whether it carries an idempotency key
 * @param deadline the longest time from the call to its result; null for the shop's own
 * @param reader reads what the shop answered to it
 * @param <T> the record that holds the payload
 */
public record Part<T>(
        Sender shop,
        Document.Operation operation,
        ObjectNode variables,
        boolean repeatable,
        @Nullable Duration deadline,
        Reader<T> reader) {
    /** Reads a payload. */
    @FunctionalInterface
    public interface Reader<T> {
        /**
         * Returns the payload; null if an error took away what the record requires, or the shop answered null.
         *
         * @param payload as the shop answered it, missing if it did not
         * @param errors those of the answer that are about this mutation
         * @throws io.shopwright.client.ShopifyException if the shop refused the mutation
         */
        @Nullable
        T read(JsonNode payload, List<GraphQlError> errors, String requestId);
    }
}
