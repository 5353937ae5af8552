package io.shopwright.insights;

import io.shopwright.analytics.kpi.FunnelKpi;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Sessions of an online store.
 *
 * @param sessions all of people
 * @param withCart that put something into the cart
 * @param withOrder that completed the checkout
 */
public record Visits(long sessions, long withCart, long withOrder) {
    public Visits {
        if (Math.min(sessions, Math.min(withCart, withOrder)) < 0) {
            throw new IllegalArgumentException(
                    "sessions must not be negative: " + sessions + ", " + withCart + ", " + withOrder);
        }
    }

    /** Sessions with an order over all; empty without sessions. */
    public Optional<BigDecimal> conversion() {
        return FunnelKpi.conversionRate(withOrder, sessions);
    }

    /** The share of sessions with a cart that did not order; empty without carts. */
    public Optional<BigDecimal> cartAbandonment() {
        return FunnelKpi.cartAbandonment(withCart, withOrder);
    }
}
