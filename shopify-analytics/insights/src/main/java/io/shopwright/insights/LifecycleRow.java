package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with who bought what, and where the buyer came from.
 *
 * @param lineItems the first 50; what else is in an order of more does not change what its buyer may like
 */
record LifecycleRow(
        Gid id,
        String name,
        Instant processedAt,
        boolean test,
        @Nullable Instant cancelledAt,
        @Nullable String sourceName,
        MoneyBag totalPriceSet,
        MoneyBag currentTotalPriceSet,
        PurchaseHistory.@Nullable CustomerRef customer,
        @Arguments("first: 50") Page<Line> lineItems,
        @Nullable Journey customerJourneySummary)
        implements OrdersByTime.Row {

    private static final int MOST_LINES = 50;

    /** @param product null if it was deleted or never was one */
    record Line(String title, @Nullable Reference product) {}

    /** The first ones, also where a bulk operation has told all. */
    List<Line> firstLines() {
        return OrdersByTime.first(MOST_LINES, lineItems);
    }

    record Journey(boolean ready, @Nullable Visit firstVisit) {}

    record Visit(String source, @Nullable Utm utmParameters) {}

    record Utm(@Nullable String source, @Nullable String medium) {}

    PurchaseHistory.OrderRow order() {
        return new PurchaseHistory.OrderRow(
                id, name, processedAt, test, cancelledAt, totalPriceSet, currentTotalPriceSet, customer);
    }

    /** Where the buyer came from, or else where the order was placed. */
    String origin() {
        Visit visit = customerJourneySummary == null ? null : customerJourneySummary.firstVisit();
        if (visit == null) {
            return sourceName == null ? VisitName.UNKNOWN : sourceName;
        }
        Utm utm = visit.utmParameters();
        return VisitName.of(visit.source(), utm == null ? null : utm.source(), utm == null ? null : utm.medium());
    }
}
