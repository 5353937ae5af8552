package io.shopwright.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of an item is at a location.
 *
 * @param amounts by quantity name; on_hand is not among them, as it is the sum of others
 * @param changed when each amount changed last
 */
record InventoryLevel(
        long key,
        long itemKey,
        long locationKey,
        Map<String, Integer> amounts,
        Map<String, Instant> changed,
        boolean isActive,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    static final String ON_HAND = "on_hand";

    /** The quantity names of an on_hand. */
    static final List<String> HELD =
            List.of("available", "committed", "damaged", "quality_control", "reserved", "safety_stock");

    /** All quantity names. */
    static final List<String> NAMES = List.of(
            "available", "committed", "damaged", "incoming", ON_HAND, "quality_control", "reserved", "safety_stock");

    /** The answer to a field of type InventoryQuantity. */
    record Quantity(String name, int quantity, @Nullable Instant updatedAt) {}

    InventoryLevel {
        amounts = Map.copyOf(amounts);
        changed = Map.copyOf(changed);
    }

    static InventoryLevel empty(long key, long itemKey, long locationKey, Instant now) {
        return new InventoryLevel(key, itemKey, locationKey, Map.of(), Map.of("available", now), true, now, now);
    }

    int quantity(String name) {
        return name.equals(ON_HAND) ? HELD.stream().mapToInt(this::quantity).sum() : amounts.getOrDefault(name, 0);
    }

    InventoryLevel adjusted(String name, int delta, Instant now) {
        Map<String, Integer> after = new LinkedHashMap<>(amounts);
        after.merge(name, delta, Integer::sum);
        Map<String, Instant> times = new LinkedHashMap<>(changed);
        times.put(name, now);
        return Edit.of(this)
                .set("amounts", after)
                .set("changed", times)
                .set("updatedAt", now)
                .done();
    }

    @Override
    public String id() {
        return Gid.of("InventoryLevel", key) + "?inventory_item_id=" + itemKey;
    }

    boolean canDeactivate() {
        return NAMES.stream().allMatch(name -> quantity(name) == 0);
    }

    InventoryItem item(Call call) {
        return Objects.requireNonNull(call.data().table(InventoryItem.class).get(itemKey));
    }

    Location location(Call call) {
        return Objects.requireNonNull(call.data().table(Location.class).get(locationKey));
    }

    List<Quantity> quantities(Call call) {
        List<Quantity> found = new ArrayList<>();
        for (Object each : call.list("names")) {
            String name = String.valueOf(each);
            if (NAMES.contains(name)) {
                found.add(new Quantity(name, quantity(name), changed.get(name)));
            }
        }
        return found;
    }
}
