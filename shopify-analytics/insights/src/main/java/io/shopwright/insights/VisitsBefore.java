package io.shopwright.insights;

import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.On;
import io.shopwright.client.query.Otherwise;
import io.shopwright.client.query.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The visits before an order, as far as Shopify remembers them.
 *
 * @param ready whether Shopify has put them together
 * @param moments the latest 50; all where they were read by bulk operation
 */
record VisitsBefore(boolean ready, @Arguments("last: 50") Page<Moment> moments) {
    /** A bulk operation reads all; the answer must not hang on how it was read. */
    private static final int LATEST = 50;

    sealed interface Moment permits Visit, Other {}

    @On("CustomerVisit")
    record Visit(
            Instant occurredAt, String source, @Nullable Utm utmParameters) implements Moment {
        String channel() {
            Utm utm = utmParameters();
            return VisitName.of(source, utm == null ? null : utm.source(), utm == null ? null : utm.medium());
        }
    }

    @Otherwise
    record Other(String __typename) implements Moment {}

    record Utm(@Nullable String source, @Nullable String medium) {}

    /** The earliest first. */
    List<Visit> visits() {
        List<Visit> all = moments.nodes().stream()
                .flatMap(moment -> moment instanceof Visit visit ? Stream.of(visit) : Stream.empty())
                .sorted(Comparator.comparing(Visit::occurredAt))
                .toList();
        return all.subList(Math.max(0, all.size() - LATEST), all.size());
    }
}
