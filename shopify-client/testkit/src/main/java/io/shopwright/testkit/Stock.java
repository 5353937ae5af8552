package io.shopwright.testkit;

import org.jspecify.annotations.Nullable;

/** Changes the stock of items at locations. */
final class Stock {
    private Stock() {}

    static @Nullable InventoryLevel level(ShopData data, long item, long location) {
        return data.table(InventoryLevel.class).ownedBy(item).stream()
                .filter(level -> level.locationKey() == location)
                .findFirst()
                .orElse(null);
    }

    /** The level of the item at the location, which is made or made active if need be. */
    static InventoryLevel activate(Call call, InventoryItem item, Location location) {
        Table<InventoryLevel> levels = call.data().table(InventoryLevel.class);
        InventoryLevel level = level(call.data(), item.key(), location.key());
        if (level == null) {
            return levels.put(InventoryLevel.empty(levels.nextKey(), item.key(), location.key(), call.now()));
        }
        return level.isActive()
                ? level
                : levels.put(Edit.of(level).set("isActive", true).done());
    }

    /** Sets a quantity; on_hand by what is available. Returns by how much it changed. */
    static int set(Call call, InventoryLevel level, String name, int quantity) {
        int delta = quantity - level.quantity(name);
        adjust(call, level, name.equals(InventoryLevel.ON_HAND) ? "available" : name, delta);
        return delta;
    }

    static void adjust(Call call, InventoryLevel level, String name, int delta) {
        if (delta != 0) {
            call.data().table(InventoryLevel.class).put(level.adjusted(name, delta, call.now()));
        }
    }

    /** Moves what an order takes, or gives back, between two quantities of the first active level. */
    static void shift(Call call, @Nullable Long variantKey, String from, String to, int quantity) {
        ShopData data = call.data();
        ProductVariant variant =
                variantKey == null ? null : data.table(ProductVariant.class).get(variantKey);
        if (variant == null || !variant.item(data).tracked() || quantity == 0) {
            return;
        }
        for (InventoryLevel level : data.table(InventoryLevel.class).ownedBy(variant.itemKey())) {
            if (level.isActive()) {
                InventoryLevel changed = level;
                if (!from.isEmpty()) {
                    changed = changed.adjusted(from, -quantity, call.now());
                }
                if (!to.isEmpty()) {
                    changed = changed.adjusted(to, quantity, call.now());
                }
                data.table(InventoryLevel.class).put(changed);
                return;
            }
        }
    }
}
