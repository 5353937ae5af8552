package io.shopwright.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a location has to send for an order. */
record FulfillmentOrder(
        long key,
        long orderKey,
        long locationKey,
        String status,
        List<FulfillmentOrderLineItem> lines,
        List<FulfillmentHold> holds,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    /** Units of a position that are to be sent. */
    record FulfillmentOrderLineItem(long key, long orderKey, long lineKey, int totalQuantity, int remainingQuantity)
            implements Resource {
        LineItem lineItem(Call call) {
            return Objects.requireNonNull(call.data().orders().get(orderKey)).line(lineKey);
        }

        @Nullable
        String sku(Call call) {
            return lineItem(call).sku();
        }

        String productTitle(Call call) {
            return lineItem(call).title();
        }

        @Nullable
        ProductVariant variant(Call call) {
            return lineItem(call).variant(call);
        }
    }

    /** The answer to a field of type FulfillmentOrderAssignedLocation. */
    record AssignedLocation(String name, @Nullable Location location, String countryCode) {}

    static FulfillmentOrder of(ShopData data, Order order, Location location, Instant now) {
        List<FulfillmentOrderLineItem> lines = new ArrayList<>();
        for (LineItem each : order.lines()) {
            lines.add(new FulfillmentOrderLineItem(
                    data.nextPart(), order.key(), each.key(), each.quantity(), each.quantity()));
        }
        long key = data.table(FulfillmentOrder.class).nextKey();
        return new FulfillmentOrder(key, order.key(), location.key(), "OPEN", lines, List.of(), now, now);
    }

    boolean isOpen() {
        return status.equals("OPEN") || status.equals("IN_PROGRESS");
    }

    /** Requests to other services are not simulated. */
    String requestStatus() {
        return "UNSUBMITTED";
    }

    /** Shipping by a day is not simulated. */
    @Nullable
    Instant fulfillBy() {
        return null;
    }

    List<FulfillmentHold> fulfillmentHolds() {
        return holds;
    }

    AssignedLocation assignedLocation(Call call) {
        Location location =
                Objects.requireNonNull(call.data().table(Location.class).get(locationKey));
        return new AssignedLocation(
                location.name(),
                location,
                Objects.requireNonNullElse(location.where().countryCode(), "US"));
    }

    String orderId() {
        return Gid.of("Order", orderKey);
    }

    Order order(Call call) {
        return Objects.requireNonNull(call.data().orders().get(orderKey));
    }

    String orderName(Call call) {
        return order(call).name();
    }

    Connection<FulfillmentOrderLineItem> lineItems(Call call) {
        return Connection.inOrder(lines, call);
    }

    Connection<Fulfillment> fulfillments(Call call) {
        List<Fulfillment> found = call.data().table(Fulfillment.class).ownedBy(orderKey).stream()
                .filter(each -> each.fulfillmentOrderKeys().contains(key))
                .toList();
        return Connection.inOrder(found, call);
    }
}
