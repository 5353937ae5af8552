package io.shopwright.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A visit to the shop that led to an order, and where the visitor came from. */
record CustomerVisit(
        long key,
        long orderKey,
        Instant occurredAt,
        String source,
        @Nullable String referrerUrl,
        String landingPage,
        MarketingActivity.@Nullable Utm utmParameters)
        implements Resource {
    /** What kind of marketing led here is not simulated. */
    @Nullable
    String sourceType() {
        return null;
    }
}
