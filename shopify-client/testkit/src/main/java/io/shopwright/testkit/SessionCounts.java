package io.shopwright.testkit;

import java.time.LocalDate;

/**
 * Sessions of people in the online store on a day, from one source. Shopify has no such object: it tells of sessions in
 * reports alone.
 */
record SessionCounts(
        long key,
        LocalDate day,
        String referrerSource,
        long sessions,
        long withCart,
        long reachedCheckout,
        long completedCheckout)
        implements Resource {}
