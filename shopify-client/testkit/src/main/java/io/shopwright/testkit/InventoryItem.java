package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyV2;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is stocked of a variant. */
record InventoryItem(
        long key,
        long variantKey,
        @Nullable String sku,
        boolean tracked,
        boolean requiresShipping,
        @Nullable BigDecimal cost,
        @Nullable String countryCodeOfOrigin,
        @Nullable String provinceCodeOfOrigin,
        @Nullable String harmonizedSystemCode,
        Weight weight,
        Instant createdAt,
        Instant updatedAt)
        implements Resource {
    static final InventoryItem BLANK = new InventoryItem(
            0, 0, null, false, true, null, null, null, null, new Weight("KILOGRAMS", 0), Instant.EPOCH, Instant.EPOCH);

    /** The answer to a field of type Weight. */
    record Weight(String unit, double value) {}

    /** The answer to a field of type InventoryItemMeasurement. */
    record Measurement(Weight weight) {}

    Measurement measurement() {
        return new Measurement(weight);
    }

    @Nullable
    MoneyV2 unitCost(Call call) {
        return cost == null ? null : Money.of(cost, call.data().currency());
    }

    @Nullable
    ProductVariant variant(Call call) {
        return call.data().table(ProductVariant.class).get(variantKey);
    }

    private List<InventoryLevel> levels(Call call) {
        boolean inactive = call.flag("includeInactive");
        return call.data().table(InventoryLevel.class).ownedBy(key).stream()
                .filter(level -> inactive || level.isActive())
                .toList();
    }

    Connection<InventoryLevel> inventoryLevels(Call call) {
        return Connection.inOrder(levels(call), call);
    }

    @Nullable
    InventoryLevel inventoryLevel(Call call) {
        long location = call.key("locationId", "Location");
        return levels(call).stream()
                .filter(level -> level.locationKey() == location)
                .findFirst()
                .orElse(null);
    }

    QueryRoot.Count locationsCount(Call call) {
        return QueryRoot.Count.exact((int) call.data().table(InventoryLevel.class).ownedBy(key).stream()
                .filter(InventoryLevel::isActive)
                .count());
    }
}
