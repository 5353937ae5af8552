package io.shopwright.testkit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of stock that were made together. */
record InventoryAdjustmentGroup(
        long key, String reason, @Nullable String referenceDocumentUri, Instant createdAt, List<InventoryChange> all)
        implements Resource {
    /** One change of one quantity. */
    record InventoryChange(
            long itemKey,
            long locationKey,
            String name,
            int delta,
            @Nullable String ledgerDocumentUri) {
        /** Not told by this API, whatever its name says. */
        @Nullable
        Integer quantityAfterChange() {
            return null;
        }

        @Nullable
        InventoryItem item(Call call) {
            return call.data().table(InventoryItem.class).get(itemKey);
        }

        @Nullable
        Location location(Call call) {
            return call.data().table(Location.class).get(locationKey);
        }
    }

    List<InventoryChange> changes(Call call) {
        List<Long> items = call.keys("inventoryItemIds", "InventoryItem");
        List<Long> locations = call.keys("locationIds", "Location");
        List<?> names = call.list("quantityNames");
        return all.stream()
                .filter(each -> items.isEmpty() || items.contains(each.itemKey()))
                .filter(each -> locations.isEmpty() || locations.contains(each.locationKey()))
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .toList();
    }
}
