package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Directive;
import io.shopwright.client.query.Field;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Reference;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with what was sold and what was given back.
 *
 * @param subtotalPriceSet the goods after discounts, as they were ordered
 * @param taxesIncluded whether prices contain the taxes
 * @param refunds whose positions {@link RefundRow} tells
 * @param customerJourneySummary null unless it was asked for
 * @param journey the last of it; null unless it was asked for
 * @param fulfillments null unless they were asked for
 */
record SaleRow(
        Gid id,
        String name,
        Instant processedAt,
        @Nullable Instant cancelledAt,
        boolean test,
        boolean taxesIncluded,
        @Nullable MoneyBag subtotalPriceSet,
        @Nullable MoneyBag totalTaxSet,
        MoneyBag totalShippingPriceSet,
        String displayFulfillmentStatus,
        @Nullable String sourceName,
        @Nullable Buyer customer,
        @Arguments("first: 250") Page<Line> lineItems,
        List<Reference> refunds,
        @Directive("include(if: $visits)") @Nullable VisitsBefore customerJourneySummary,

        @Field("customerJourneySummary") @Directive("include(if: $lastVisit)") @Nullable
        Journey journey,

        @Directive("include(if: $shipments)") @Nullable List<Shipment> fulfillments)
        implements OrdersByTime.Row {

    /** @param numberOfOrders over the customer's whole life, as text since it may be large */
    record Buyer(Gid id, String numberOfOrders) {}

    /**
     * A position.
     *
     * @param variant null if it was deleted or never was one
     * @param discountedTotalSet after discounts of the position
     */
    record Line(
            Gid id,
            String title,
            @Nullable String sku,
            int quantity,
            @Nullable Reference product,
            @Nullable Reference variant,
            MoneyBag originalTotalSet,
            MoneyBag discountedTotalSet,
            List<Tax> taxLines) {}

    record Tax(MoneyBag priceSet) {}

    /** @param lastVisit null if it is not known */
    record Journey(@Nullable LastVisit lastVisit) {}

    record LastVisit(@Nullable Utm utmParameters) {}

    record Utm(@Nullable String medium) {}

    record Shipment(Instant createdAt, String status) {}

    /** Positions beyond the first 250. */
    record Rest(@Arguments("first: 250, after: $after") Page<Line> lineItems) {}
}
