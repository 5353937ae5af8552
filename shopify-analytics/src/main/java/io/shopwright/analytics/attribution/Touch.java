package io.shopwright.analytics.attribution;

import java.time.Instant;

/**
 * One visit of a customer before an order.
 *
 * @param customer who came
 * @param at when
 * @param sequence order of events at the same instant, over touches and orders alike; lower came first. A touch with the
 *     instant and the sequence of an order counts as before it
 * @param channel where the visit came from; not empty, compared to the letter
 * @param stage whether the visit made a lead of the customer
 */
public record Touch(String customer, Instant at, long sequence, String channel, Stage stage) {

    /** What a visit meant for the relation to the customer. */
    public enum Stage {
        /** Nothing beyond the visit. */
        VISIT,
        /** The customer left an address or the like. Only {@link CreditRule#wShaped()} looks at it. */
        LEAD
    }

    /** Checks the name of the channel. */
    public Touch {
        Check.channel(channel);
    }

    /** A touch that is no more than a visit. */
    public Touch(String customer, Instant at, long sequence, String channel) {
        this(customer, at, sequence, channel, Stage.VISIT);
    }
}
