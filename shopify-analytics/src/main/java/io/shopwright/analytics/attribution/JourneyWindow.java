package io.shopwright.analytics.attribution;

import java.time.Duration;
import java.util.Optional;

/**
 * Which touches before an order belong to its journey.
 *
 * @param length how far back from the order, positive; a touch at exactly this distance belongs to it. Empty for no limit
 * @param reset whether an order ends the journeys of the touches before it
 */
public record JourneyWindow(Optional<Duration> length, Reset reset) {

    /** What an order means for the journey of the next one. */
    public enum Reset {
        /** The next journey has only touches after it. */
        AT_PREVIOUS_ORDER,
        /** A touch belongs to the journeys of all orders within the window. */
        NEVER
    }

    /**
     * Shopify's: 30 days, and only since the previous order. Shopify does not say whether a touch at exactly 30 days
     * counts; here it does.
     */
    public static final JourneyWindow SHOPIFY = ofDays(30, Reset.AT_PREVIOUS_ORDER);

    /** Checks that the length is positive. */
    public JourneyWindow {
        if (length.isPresent() && (length.get().isNegative() || length.get().isZero())) {
            throw new IllegalArgumentException("length of the window must be > 0: " + length.get());
        }
    }

    /** A window of days of 24 hours. */
    public static JourneyWindow ofDays(int days, Reset reset) {
        return new JourneyWindow(Optional.of(Duration.ofDays(days)), reset);
    }

    /** A window without limit. */
    public static JourneyWindow lifetime(Reset reset) {
        return new JourneyWindow(Optional.empty(), reset);
    }
}
