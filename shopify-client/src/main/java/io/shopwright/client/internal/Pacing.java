package io.shopwright.client.internal;

import io.shopwright.client.Cost;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.cost.CostBucket;
import io.shopwright.client.internal.cost.DocumentCost;
import io.shopwright.client.internal.cost.LearnedCosts;
import io.shopwright.client.internal.cost.Priority;
import io.shopwright.client.schema.AdminSchema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets each request wait until the shop has the points for it: predict, reserve, correct. */
final class Pacing {
    private final AdminSchema schema;
    private final CostBucket bucket;
    private final Waits waits;
    private final LearnedCosts learned = new LearnedCosts();

    Pacing(AdminSchema schema, CostBucket bucket, Waits waits) {
        this.schema = schema;
        this.bucket = bucket;
        this.waits = waits;
    }

    /**
     * Waits for the request's turn.
     *
     * @throws ShopifyException.Throttled if the points will not be there before the deadline
     * @throws ShopifyException.Cancelled if the thread is interrupted or the shop closed
     */
    Turn await(Request request, Priority priority, Deadline deadline) {
        LearnedCosts.Expectation expectation = learned.expect(
                request.text(),
                request.operationName(),
                () -> DocumentCost.predict(schema, request.document(), request.variables(), request.operationName()));
        try {
            CostBucket.Reservation reservation = waits.during(
                            () -> bucket.reserve(expectation.cost(), priority, deadline.left()))
                    .orElseThrow(() -> tooLate(expectation.cost()));
            return new Turn(expectation, reservation);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ShopifyException.Cancelled cancelled =
                    new ShopifyException.Cancelled("Interrupted while waiting for points", e);
            cancelled.addSuppressed(tooLate(expectation.cost()));
            throw cancelled;
        }
    }

    private ShopifyException tooLate(int cost) {
        Cost.ThrottleStatus status = bucket.status().orElse(null);
        if (status == null) {
            return new ShopifyException.Throttled(
                    "Other calls to this shop took all the time until the deadline; allow more", "", Duration.ZERO);
        }
        double missing = Math.max(0, Math.min(cost, status.maximumAvailable()) - status.currentlyAvailable());
        Duration wait = Duration.ofMillis((long) Math.ceil(1000 * missing / status.restoreRate()));
        return new ShopifyException.Throttled(
                "Not sent: " + cost + " points will not be there before the deadline; the bucket has "
                        + Math.round(status.currentlyAvailable()) + " and gets " + Math.round(status.restoreRate())
                        + " a second",
                "",
                wait);
    }

    /** A request that may go out now. */
    final class Turn {
        private final LearnedCosts.Expectation expectation;
        private final CostBucket.Reservation reservation;

        private Turn(LearnedCosts.Expectation expectation, CostBucket.Reservation reservation) {
            this.expectation = expectation;
            this.reservation = reservation;
        }

        /** Points that the request is expected to be asked for. */
        int cost() {
            return expectation.cost();
        }

        /**
         * Says how the request ended.
         *
         * @param envelope the answer; null if none came
         */
        void end(@Nullable Envelope envelope) {
            if (envelope == null) {
                reservation.close();
                return;
            }
            Cost cost = envelope.cost().orElse(null);
            if (cost == null) {
                // Refused before it was priced, or a shop that does not tell: nothing to correct by.
                reservation.settle(envelope.hasData() ? expectation.cost() : 0, null);
                return;
            }
            learned.learn(expectation, (int) Math.round(cost.requested()));
            if (cost.actual() == null) {
                reservation.refused(cost.throttle());
            } else {
                reservation.settle(cost.actual(), cost.throttle());
            }
        }
    }
}
