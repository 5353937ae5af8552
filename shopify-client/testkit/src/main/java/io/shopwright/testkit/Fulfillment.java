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

    /** The parcels of an order. One that was loaded as sent left in one, when it was placed. */
    static List<Fulfillment> of(ShopData data, Order order) {
        List<Fulfillment> parcels = data.table(Fulfillment.class).ownedBy(order.key());
        boolean loaded = data.table(FulfillmentOrder.class).ownedBy(order.key()).isEmpty();
        boolean sent = order.lines().stream().anyMatch(line -> line.fulfilled() > 0);
        return parcels.isEmpty() && loaded && sent
                ? List.of(whole(data, order, order.key(), order.processedAt()))
                : parcels;
    }

    /** The parcel with this key, also one of an order that was loaded. */
    static @Nullable Fulfillment find(ShopData data, long key) {
        Fulfillment parcel = data.table(Fulfillment.class).get(key);
        Order order = data.orders().get(key);
        return parcel != null || order == null
                ? parcel
                : of(data, order).stream()
                        .filter(each -> each.key() == key)
                        .findFirst()
                        .orElse(null);
    }

    /** All that was sent of an order, in one parcel. */
    static Fulfillment whole(ShopData data, Order order, long key, Instant at) {
        List<FulfillmentLineItem> lines = order.lines().stream()
                .filter(line -> line.fulfilled() > 0)
                .map(line -> new FulfillmentLineItem(line.key(), order.key(), line.key(), line.fulfilled()))
                .toList();
        long place = data.table(Location.class).rows().stream()
                .mapToLong(Location::key)
                .findFirst()
                .orElse(0);
        return new Fulfillment(
                key, order.key(), place, order.name() + "-F1", "SUCCESS", List.of(), lines, List.of(), at, at);
    }

    String displayStatus() {
        return status.equals("CANCELLED") ? "CANCELED" : "FULFILLED";
    }

    /** Carriers are not simulated: nobody tells where a parcel is. */
    @Nullable
    Instant inTransitAt() {
        return null;
    }

    @Nullable
    Instant deliveredAt() {
        return null;
    }

    @Nullable
    Instant estimatedDeliveryAt() {
        return null;
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
