package io.shopwright.analytics.forecast;

import java.time.Instant;

/**
 * An amount sold, or given back, at a time.
 *
 * @param amount units or money, net of what was cancelled; negative for a refund. Finite
 */
public record Sale(Instant time, double amount) {

    /** Rejects NaN and infinite amounts. */
    public Sale {
        if (!Double.isFinite(amount)) {
            throw new IllegalArgumentException("amount at " + time + " must be finite: " + amount);
        }
    }
}
