package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/** From a visit to an order. */
public final class FunnelKpi {

    private FunnelKpi() {}

    /** Returns sessions with an order over all sessions. Empty without sessions. */
    public static Optional<BigDecimal> conversionRate(long sessionsWithOrder, long sessions) {
        return Quotient.of(
                Quotient.count(sessionsWithOrder, "sessionsWithOrder"), Quotient.count(sessions, "sessions"));
    }

    /**
     * Returns the share of carts without an order, {@code 1 - completed / carts}; negative if more were completed than begun,
     * as where carts of the day before count. Empty without carts.
     */
    public static Optional<BigDecimal> cartAbandonment(long carts, long completed) {
        long begun = Quotient.count(carts, "carts");
        return Quotient.of(begun - Quotient.count(completed, "completed"), begun);
    }

    /**
     * Returns the share of checkouts without an order, {@code 1 - completed / checkouts}. Empty without checkouts.
     */
    public static Optional<BigDecimal> checkoutAbandonment(long checkouts, long completed) {
        long begun = Quotient.count(checkouts, "checkouts");
        return Quotient.of(begun - Quotient.count(completed, "completed"), begun);
    }

    /** Returns sessions that put something into the cart over all sessions. Empty without sessions. */
    public static Optional<BigDecimal> addToCartRate(long sessionsWithCart, long sessions) {
        return Quotient.of(Quotient.count(sessionsWithCart, "sessionsWithCart"), Quotient.count(sessions, "sessions"));
    }

    /** Returns sessions with a single page over all sessions. Empty without sessions. */
    public static Optional<BigDecimal> bounceRate(long singlePageSessions, long sessions) {
        return Quotient.of(
                Quotient.count(singlePageSessions, "singlePageSessions"), Quotient.count(sessions, "sessions"));
    }
}
