package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.On;
import io.shopwright.client.query.Otherwise;
import io.shopwright.client.query.Page;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An order with the visits before it. */
record JourneyRow(Gid id, Instant processedAt, @Nullable Summary customerJourneySummary) implements OrdersByTime.Row {

    /** @param moments the latest 50 */
    record Summary(boolean ready, @Arguments("last: 50") Page<Moment> moments) {}

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

    /** Whether Shopify has not yet put the visits together. */
    boolean pending() {
        return customerJourneySummary != null && !customerJourneySummary.ready();
    }

    List<Visit> visits() {
        return customerJourneySummary == null
                ? List.of()
                : customerJourneySummary.moments().nodes().stream()
                        .flatMap(moment -> moment instanceof Visit visit ? Stream.of(visit) : Stream.empty())
                        .toList();
    }
}
