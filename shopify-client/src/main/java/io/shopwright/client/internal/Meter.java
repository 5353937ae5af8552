package io.shopwright.client.internal;

import io.shopwright.client.Cost;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.Usage;
import org.jspecify.annotations.Nullable;

/** Counts what calls use. */
final class Meter {
    private long requests;
    private long throttled;
    private double points;

    /**
     * Counts one HTTP exchange.
     *
     * @param outcome null if it ended in an unexpected exception
     * @param envelope the answer, null if there was none
     */
    synchronized void count(@Nullable Outcome outcome, @Nullable Envelope envelope) {
        requests++;
        if (outcome instanceof Outcome.Failed failed && failed.exception() instanceof ShopifyException.Throttled) {
            throttled++;
        }
        if (envelope != null) {
            points += envelope.cost()
                    .map(Cost::actualPoints)
                    .map(p -> p.orElse(0))
                    .orElse(0.0);
        }
    }

    synchronized Usage usage() {
        return new Usage(requests, throttled, points);
    }
}
