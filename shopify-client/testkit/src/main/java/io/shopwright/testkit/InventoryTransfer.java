package io.shopwright.testkit;

import io.shopwright.testkit.Location.LocationAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Goods that move between two locations. At the origin they are reserved once the transfer is ready; at the destination
 * they are incoming once they were shipped.
 *
 * @param received units that arrived
 */
record InventoryTransfer(
        long key,
        int number,
        String status,
        @Nullable LocationSnapshot origin,
        @Nullable LocationSnapshot destination,
        Instant dateCreated,
        @Nullable String note,
        @Nullable String referenceName,
        List<String> tags,
        List<InventoryTransferLineItem> lines,
        int received)
        implements MetafieldOwner {
    static final String DRAFT = "DRAFT";
    static final String READY = "READY_TO_SHIP";
    static final String IN_PROGRESS = "IN_PROGRESS";
    static final String CANCELED = "CANCELED";

    /** A location as it was when the transfer was made. */
    record LocationSnapshot(Location then, Instant snapshottedAt) {
        String name() {
            return then.name();
        }

        LocationAddress address() {
            return then.address();
        }

        @Nullable
        Location location(Call call) {
            return call.data().table(Location.class).get(then.key());
        }
    }

    /** One item of a transfer; {@code shippable} is what is reserved for it. */
    record InventoryTransferLineItem(
            long key, long itemKey, int totalQuantity, int shippableQuantity, int shippedQuantity) implements Resource {
        int processableQuantity() {
            return totalQuantity - shippedQuantity;
        }

        /** Shipments that are still drafts are not simulated. */
        int pickedForShipmentQuantity() {
            return 0;
        }

        @Nullable
        InventoryItem inventoryItem(Call call) {
            return call.data().table(InventoryItem.class).get(itemKey);
        }

        @Nullable
        String title(Call call) {
            InventoryItem item = inventoryItem(call);
            ProductVariant variant = item == null ? null : item.variant(call);
            return variant == null ? null : variant.owner(call.data()).title();
        }
    }

    String name() {
        return String.format(Locale.ROOT, "#T%04d", number);
    }

    int totalQuantity() {
        return lines.stream().mapToInt(InventoryTransferLineItem::totalQuantity).sum();
    }

    int receivedQuantity() {
        return received;
    }

    Connection<InventoryTransferLineItem> lineItems(Call call) {
        return Connection.sorted(lines, SortKey.number(InventoryTransferLineItem::key), call);
    }

    QueryRoot.Count lineItemsCount(Call call) {
        return QueryRoot.count(call, () -> (long) lines.size());
    }

    boolean hasTimelineComment() {
        return false;
    }

    boolean isOpen() {
        return status.equals(DRAFT) || status.equals(READY);
    }

    /** The key of the origin, -1 if there is none. */
    long originKey() {
        return origin == null ? -1 : origin.then().key();
    }

    /** The key of the destination, -1 if there is none. */
    long destinationKey() {
        return destination == null ? -1 : destination.then().key();
    }

    @Nullable
    InventoryTransferLineItem line(long itemKey) {
        return lines.stream()
                .filter(line -> line.itemKey() == itemKey)
                .findFirst()
                .orElse(null);
    }

    InventoryTransfer with(String newStatus, UnaryOperator<InventoryTransferLineItem> change) {
        List<InventoryTransferLineItem> changed = new ArrayList<>(lines);
        changed.replaceAll(change);
        return Edit.of(this).set("status", newStatus).set("lines", changed).done();
    }
}
