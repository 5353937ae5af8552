package io.shopwright.analytics.attribution;

import java.time.Instant;
import java.util.Currency;

/**
 * An order whose journey is looked for.
 *
 * @param id what identifies the order
 * @param customer who bought
 * @param at when
 * @param sequence order of events at the same instant; see {@link Touch#sequence}
 * @param minorUnits its value in the smallest unit of the currency, as cents; negative if more was given back than paid
 * @param currency the same for all orders of a log
 * @param readiness whether the shop knows the journey yet
 */
public record JourneyOrder(
        String id,
        String customer,
        Instant at,
        long sequence,
        long minorUnits,
        Currency currency,
        Readiness readiness) {

    /** Whether the touches of an order are known. Shopify says {@code ready: false} for a while after an order. */
    public enum Readiness {
        /** All touches that ever will be known are known; there may be none, as for draft orders and renewals. */
        READY,
        /** Touches may still appear; the order is credited to nobody, which is not the same as a direct visit. */
        NOT_READY
    }

    /** An order whose touches are known. */
    public JourneyOrder(String id, String customer, Instant at, long sequence, long minorUnits, Currency currency) {
        this(id, customer, at, sequence, minorUnits, currency, Readiness.READY);
    }
}
