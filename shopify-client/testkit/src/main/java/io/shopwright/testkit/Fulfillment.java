package io.shopwright.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A parcel. */
record Fulfillment(
        long key,
        long orderKey,
        long locationKey,
        String name,
        String status,
        List<TrackingInfo> tracking,
        List<FulfillmentLineItem> lines,
        List<Long> fulfillmentOrderKeys,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    /** The answer to a field of type FulfillmentTrackingInfo. */
    record TrackingInfo(
            @Nullable String company,
            @Nullable String number,
            @Nullable String url) {}

    /** Units of a position in a parcel. */
    record FulfillmentLineItem(long key, long orderKey, long lineKey, int quantity) implements Resource {
        LineItem lineItem(Call call) {
            return Objects.requireNonNull(call.data().orders().get(orderKey)).line(lineKey);
        }
    }

    String displayStatus() {
        return status.equals("CANCELLED") ? "CANCELED" : "FULFILLED";
    }

    int totalQuantity() {
        return lines.stream().mapToInt(FulfillmentLineItem::quantity).sum();
    }

    List<TrackingInfo> trackingInfo(Call call) {
        Integer first = call.integer("first");
        return first == null ? tracking : tracking.subList(0, Math.min(first, tracking.size()));
    }

    Connection<FulfillmentLineItem> fulfillmentLineItems(Call call) {
        return Connection.inOrder(lines, call);
    }

    Connection<FulfillmentOrder> fulfillmentOrders(Call call) {
        return Connection.inOrder(call.data().table(FulfillmentOrder.class).all(fulfillmentOrderKeys), call);
    }

    @Nullable
    Order order(Call call) {
        return call.data().orders().get(orderKey);
    }

    @Nullable
    Location location(Call call) {
        return call.data().table(Location.class).get(locationKey);
    }
}
