package io.shopwright.testkit;

import io.shopwright.client.schema.ApiVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What the directive {@code @idempotent} promises: a mutation is executed once a key. Keys are the shop's, not a
 * mutation's: one that was used for another mutation counts as used with other parameters.
 */
final class Idempotency {
    private static final Duration LIFE = Duration.ofHours(24);

    private static final ApiVersion REQUIRED_FROM = ApiVersion.of("2026-04");

    /** The mutations that Shopify executes only with a key. */
    private static final Set<String> REQUIRED = Set.of(
            "inventoryActivate",
            "inventoryAdjustQuantities",
            "inventoryMoveQuantities",
            "inventorySetOnHandQuantities",
            "inventorySetQuantities",
            "inventorySetScheduledChanges",
            "inventoryShipmentAddItems",
            "inventoryShipmentCreate",
            "inventoryShipmentCreateInTransit",
            "inventoryShipmentReceive",
            "inventoryTransferCreate",
            "inventoryTransferCreateAsReadyToShip",
            "inventoryTransferDuplicate",
            "inventoryTransferSetItems",
            "locationActivate",
            "locationDeactivate",
            "refundCreate");

    private final Clock clock;
    private final Map<String, Attempt> attempts = new HashMap<>();

    /** The first use of a key. */
    private static final class Attempt {
        private final String parameters;
        private final Instant at;
        private boolean done;
        private @Nullable Object payload;

        private Attempt(String parameters, Instant at) {
            this.parameters = parameters;
            this.at = at;
        }
    }

    /** A payload with one error of the user's and nothing else. */
    record Refusal(List<UserError> userErrors) {
        private static Refusal of(String code, String message) {
            return new Refusal(List.of(new UserError(null, message, code)));
        }

        /** Some payloads call their errors otherwise, such as {@code locationActivateUserErrors}. */
        @Nullable
        Object value(String field) {
            return field.endsWith("serErrors") ? userErrors : null;
        }
    }

    /** Whether Shopify executes the mutation only with a key, from {@code 2026-04} on. */
    static boolean requires(String mutation) {
        return REQUIRED.contains(mutation);
    }

    Idempotency(Clock clock) {
        this.clock = clock;
    }

    /**
     * Answers a mutation: with what the write returns, or with what it returned when the key was first used. Rows in a
     * payload that is given again are those of the first time, where Shopify would read them anew.
     */
    @Nullable
    Object answer(Call call, Callable<@Nullable Object> write) throws Exception {
        Optional<String> key = call.idempotencyKey();
        if (key.isEmpty()) {
            if (requires(call.field()) && call.session().version().compareTo(REQUIRED_FROM) >= 0) {
                throw ShopifyError.badRequest(
                        "The @idempotent directive is required for this mutation but was not provided.");
            }
            return write.call();
        }
        String parameters = call.field() + call.arguments();
        Attempt first;
        synchronized (this) {
            Instant now = clock.instant();
            attempts.values().removeIf(attempt -> !attempt.at.plus(LIFE).isAfter(now));
            first = attempts.get(key.get());
            if (first == null) {
                attempts.put(key.get(), new Attempt(parameters, now));
            } else if (!first.parameters.equals(parameters)) {
                return Refusal.of(
                        "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
                        "The same idempotency key cannot be used with different operation parameters.");
            } else if (!first.done) {
                return Refusal.of(
                        "IDEMPOTENCY_CONCURRENT_REQUEST", "This request is currently in progress, please try again.");
            } else {
                return first.payload;
            }
        }
        return first(key.get(), write);
    }

    private @Nullable Object first(String key, Callable<@Nullable Object> write) throws Exception {
        boolean done = false;
        try {
            Object payload = write.call();
            done = true;
            synchronized (this) {
                Attempt attempt = attempts.get(key);
                if (attempt != null) {
                    attempt.done = true;
                    attempt.payload = payload;
                }
            }
            return payload;
        } finally {
            if (!done) {
                synchronized (this) {
                    attempts.remove(key);
                }
            }
        }
    }
}
