package io.shopwright.client.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.UserError;
import io.shopwright.client.internal.Part;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mutation of many.
 *
 * @param <T> the record that holds the payload
 */
public sealed interface Outcome<T> {
    /**
     * The shop ran it.
     *
     * @param payloadOrNull null if it cannot be read into the record; the errors say why
     * @param errors beside the payload: fields that the token may not see, for example
     */
    record Done<T>(@Nullable T payloadOrNull, List<GraphQlError> errors) implements Outcome<T> {
        public Done {
            errors = List.copyOf(errors);
        }

        /** The payload; empty if it cannot be read into the record. */
        public Optional<T> payload() {
            return Optional.ofNullable(payloadOrNull);
        }
    }

    /** The shop understood it and refused it, telling why. It changed nothing. */
    record Refused<T>(List<UserError> userErrors) implements Outcome<T> {
        public Refused {
            userErrors = List.copyOf(userErrors);
        }
    }

    /** It was surely not run: it does not fit the schema, the token may not, or the call did not get through. */
    record Failed<T>(ShopifyException reason) implements Outcome<T> {}

    /** It was sent, and nobody knows whether it was run. Look at the shop before sending it again. */
    record Unknown<T>(ShopifyException reason) implements Outcome<T> {}

    /**
     * What an answer tells of one mutation.
     *
     * @hidden
     */
    @SuppressWarnings({"exports", "InvalidBlockTag"}) // for the batches and bulk mutations of this library alone
    static <T> Outcome<T> of(Part<? extends T> part, JsonNode payload, List<GraphQlError> errors, String requestId) {
        if (!payload.isObject() && errors.isEmpty()) {
            return new Unknown<>(
                    new ShopifyException.OutcomeUnknown("The answer says nothing of this mutation", requestId, null));
        }
        try {
            return new Done<>(part.reader().read(payload, errors, requestId), errors);
        } catch (ShopifyException.Rejected e) {
            boolean running =
                    e.userErrors().stream().anyMatch(error -> error.code().equals("IDEMPOTENCY_CONCURRENT_REQUEST"));
            return running
                    ? new Unknown<>(new ShopifyException.OutcomeUnknown(
                            "The shop is still running an earlier request with this key", requestId, e))
                    : new Refused<>(e.userErrors());
        } catch (ShopifyException.Unavailable e) {
            return new Unknown<>(new ShopifyException.OutcomeUnknown(
                    "The shop failed in this mutation, which may have been run", requestId, e));
        } catch (ShopifyException.Unreadable e) {
            // It was run; what cannot be read is its payload.
            String problem = String.valueOf(e.getMessage());
            return new Done<>(null, List.of(new GraphQlError(problem, "", List.of(), MissingNode.getInstance())));
        } catch (ShopifyException e) {
            return new Failed<>(e);
        }
    }
}
