package io.shopwright.analytics.attribution;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each channel is credited with for a shop's orders, to the minor unit.
 *
 * @param channels one a channel
 * @param currency of all orders; null only if there are none
 * @param attributed the orders that were credited; the channels' money adds up to theirs where the rule divides orders
 * @param withoutTouch the orders that had no touch in the window, as draft orders or renewals; credited to nobody
 * @param notReady the orders whose touches the shop does not know yet; credited to nobody
 */
public record OrderAttribution(
        List<Credit> channels,
        @Nullable Currency currency,
        OrderTotal attributed,
        OrderTotal withoutTouch,
        OrderTotal notReady) {

    /** Copies the list. */
    public OrderAttribution {
        channels = List.copyOf(channels);
    }

    /**
     * The part of one channel.
     *
     * @param channel its name
     * @param orders parts of orders, added up
     * @param value the same parts of the orders' values, in minor units and fractions
     * @param minorUnits the money of its touches, each rounded so that every order adds up
     */
    public record Credit(String channel, double orders, double value, long minorUnits) {}
}
