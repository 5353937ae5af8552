package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Directive;
import io.shopwright.client.query.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of a shop about customers. The variable {@code orders} tells whether the token may read those. */
final class CustomerNodes {
    private CustomerNodes() {}

    /** A page of many. */
    record Listed(List<At> edges, Listing.End pageInfo) implements Listing<Found> {}

    record At(String cursor, Found node) implements Listing.Place<Found> {}

    /** One of many. */
    record Found(
            Gid id,
            String displayName,
            @Nullable Email defaultEmailAddress,
            long numberOfOrders,
            Money amountSpent,
            Instant createdAt,
            String state,
            List<String> tags) {}

    record Email(String emailAddress) {}

    /** One alone. */
    record Whole(
            Gid id,
            String displayName,
            @Nullable Contact defaultEmailAddress,
            @Nullable Phone defaultPhoneNumber,
            @Nullable Place defaultAddress,
            @Nullable String note,
            List<String> tags,
            String locale,
            String state,
            Instant createdAt,
            long numberOfOrders,
            Money amountSpent,

            @Arguments("first: 5, sortKey: PROCESSED_AT, reverse: true") @Directive("include(if: $orders)") @Nullable
            Page<Order> orders) {}

    record Contact(String emailAddress, String marketingState) {}

    record Phone(String phoneNumber) {}

    record Place(List<String> formatted, @Nullable String countryCodeV2) {}

    record Order(
            Gid id,
            String name,
            Instant processedAt,
            @Nullable Instant cancelledAt,
            @Nullable String displayFinancialStatus,
            String displayFulfillmentStatus,
            MoneyBag currentTotalPriceSet) {}
}
