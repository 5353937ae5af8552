package io.shopwright.client.batch;

import io.shopwright.client.GraphQlError;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.UserError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mutation of a batch.
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
}
