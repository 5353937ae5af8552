package io.shopwright.client.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.client.internal.graphql.Document;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A document ready to be sent.
 *
 * @param document parsed, for its cost
 * @param text the document as it is sent
 * @param variables values by name, absent ones left out
 * @param operationName which operation of the document runs; null if it has one
 * @param repeatable whether running it twice is the same as running it once: a query, or a mutation with an idempotency
 *     key
 * @param reader reads the answer's data while they are parsed; null if they are wanted as JSON
 * @param deadline the longest time from the call to its result, waiting and retries included; null for the shop's own
 * @param errand what the thread that sends does it for, if it is one of the shop's own; null for a caller's thread
 */
public record Request(
        Document document,
        String text,
        ObjectNode variables,
        @Nullable String operationName,
        boolean repeatable,
        @Nullable DataReader reader,
        @Nullable Duration deadline,
        @Nullable Errand errand) {
    /** A request that a caller's thread sends. */
    public Request(
            Document document,
            String text,
            ObjectNode variables,
            @Nullable String operationName,
            boolean repeatable,
            @Nullable DataReader reader,
            @Nullable Duration deadline) {
        this(document, text, variables, operationName, repeatable, reader, deadline, null);
    }

    /** The same request, its answer's data read by another reader than before. */
    public Request with(UnaryOperator<DataReader> change) {
        DataReader changed = reader == null ? null : change.apply(reader);
        return new Request(document, text, variables, operationName, repeatable, changed, deadline, errand);
    }

    /** The same request, sent by one of the shop's own threads. */
    public Request on(Errand errand) {
        return new Request(document, text, variables, operationName, repeatable, reader, deadline, errand);
    }

    /** Whether it may change something in the shop. */
    public boolean isMutation() {
        return document.operation(operationName)
                .filter(operation -> operation.kind() == Document.Kind.MUTATION)
                .isPresent();
    }
}
