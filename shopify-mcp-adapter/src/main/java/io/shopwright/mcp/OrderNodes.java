package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Directive;
import io.shopwright.client.query.Page;
import io.shopwright.client.resource.Reference;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a shop about orders. The variable {@code customers} tells whether the token may read those. */
final class OrderNodes {
    private OrderNodes() {}

    /** A page of many. */
    record Listed(List<At> edges, Listing.End pageInfo) implements Listing<Found> {}

    record At(String cursor, Found node) implements Listing.Place<Found> {}

    /** One of many. */
    record Found(
            Gid id,
            String name,
            Instant processedAt,
            @Nullable Instant cancelledAt,
            boolean test,
            @Nullable String displayFinancialStatus,
            String displayFulfillmentStatus,
            MoneyBag currentTotalPriceSet,
            int currentSubtotalLineItemsQuantity,

            @Directive("include(if: $customers)") @Nullable Buyer customer) {}

    record Buyer(Gid id, String displayName) {}

    /** One alone. */
    record Whole(
            Gid id,
            String name,
            Instant processedAt,
            @Nullable Instant cancelledAt,
            @Nullable String cancelReason,
            boolean test,
            @Nullable String displayFinancialStatus,
            String displayFulfillmentStatus,
            @Nullable MoneyBag totalDiscountsSet,
            MoneyBag totalShippingPriceSet,
            @Nullable MoneyBag totalTaxSet,
            MoneyBag totalPriceSet,
            MoneyBag currentTotalPriceSet,
            MoneyBag totalRefundedSet,
            MoneyBag totalOutstandingSet,
            List<String> discountCodes,
            List<String> tags,
            @Nullable String note,
            @Nullable String email,

            @Directive("include(if: $customers)") @Nullable Buyer customer,

            @Nullable Place shippingAddress,
            @Nullable Place billingAddress,
            @Arguments("first: 50") Page<Line> lineItems,
            @Arguments("first: 10") List<GivenBack> refunds,
            @Arguments("first: 10") List<Payment> transactions) {}

    record Place(
            @Nullable String name,
            List<String> formatted,
            @Nullable String countryCodeV2,
            @Nullable String phone) {}

    record Line(
            String title,
            @Nullable String variantTitle,
            @Nullable String sku,
            int quantity,
            int currentQuantity,
            int unfulfilledQuantity,
            MoneyBag discountedUnitPriceSet,
            @Nullable Reference product,
            @Nullable Reference variant) {}

    /** What was sent, which some tokens may not read. */
    record Parcels(@Arguments("first: 10") List<Shipment> fulfillments) {}

    record Shipment(
            Instant createdAt,
            String status,
            @Nullable String displayStatus,
            @Arguments("first: 5") List<Tracking> trackingInfo) {}

    record Tracking(
            @Nullable String company,
            @Nullable String number,
            @Nullable URI url) {}

    record GivenBack(@Nullable Instant createdAt, MoneyBag totalRefundedSet) {}

    record Payment(
            Instant createdAt,
            String kind,
            String status,
            @Nullable String gateway,
            MoneyBag amountSet) {}
}
