package io.shopwright.testkit;

import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Units of a transfer that left together.
 *
 * @param name the transfer's, and how many shipments it has had
 * @param dateReceived when the first of it arrived
 */
record InventoryShipment(
        long key,
        long transferKey,
        String name,
        @Nullable String barcode,
        @Nullable InventoryShipmentTracking tracking,
        List<InventoryShipmentLineItem> lines,
        Instant dateCreated,
        Instant dateShipped,
        @Nullable Instant dateReceived)
        implements Resource {
    /** The answer to a field of this type. */
    record InventoryShipmentTracking(
            @Nullable String trackingNumber,
            @Nullable String company,
            @Nullable String trackingUrl,
            @Nullable Instant arrivesAt) {}

    /** Units of one item. */
    record InventoryShipmentLineItem(long key, long itemKey, int quantity, int acceptedQuantity, int rejectedQuantity)
            implements Resource {
        int unreceivedQuantity() {
            return quantity - acceptedQuantity - rejectedQuantity;
        }

        @Nullable
        InventoryItem inventoryItem(Call call) {
            return call.data().table(InventoryItem.class).get(itemKey);
        }
    }

    private int sum(ToIntFunction<InventoryShipmentLineItem> of) {
        return lines.stream().mapToInt(of).sum();
    }

    /** All shipments here are under way at least: those that are drafts are not simulated. */
    String status() {
        int left = sum(InventoryShipmentLineItem::unreceivedQuantity);
        if (left == 0) {
            return "RECEIVED";
        }
        return left == lineItemTotalQuantity() ? "IN_TRANSIT" : "PARTIALLY_RECEIVED";
    }

    int lineItemTotalQuantity() {
        return sum(InventoryShipmentLineItem::quantity);
    }

    int totalAcceptedQuantity() {
        return sum(InventoryShipmentLineItem::acceptedQuantity);
    }

    int totalRejectedQuantity() {
        return sum(InventoryShipmentLineItem::rejectedQuantity);
    }

    int totalReceivedQuantity() {
        return totalAcceptedQuantity() + totalRejectedQuantity();
    }

    Connection<InventoryShipmentLineItem> lineItems(Call call) {
        String order = String.valueOf(call.text("sortKey"));
        if (!order.equals("ID")) {
            throw ShopifyError.notSimulated("ShipmentLineItemSortKeys." + order);
        }
        return Connection.sorted(lines, SortKey.number(InventoryShipmentLineItem::key), call);
    }

    QueryRoot.Count lineItemsCount(Call call) {
        return QueryRoot.count(call, () -> (long) lines.size());
    }
}
