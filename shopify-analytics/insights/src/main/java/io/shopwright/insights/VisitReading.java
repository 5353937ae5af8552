package io.shopwright.insights;

import io.shopwright.client.ShopifyException;
import java.util.List;
import java.util.Optional;

/** Sessions as far as a source gives them; why not is written down. */
final class VisitReading {
    private VisitReading() {}

    static Optional<Visits> of(VisitSource source, Period period, List<String> missing) {
        try {
            Optional<Visits> visits = source.of(period);
            if (visits.isEmpty() && source != VisitSource.NONE) {
                missing.add("The source of sessions does not know all of " + period + ".");
            }
            return visits;
        } catch (ShopifyException.Denied | ShopifyException.Invalid e) {
            missing.add("The shop does not report its sessions: " + e.getMessage());
            return Optional.empty();
        }
    }
}
