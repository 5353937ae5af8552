package io.shopwright.testkit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place where stock is held. */
record Location(
        long key,
        String name,
        Address where,
        boolean isActive,
        boolean fulfillsOnlineOrders,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deactivatedSince)
        implements MetafieldOwner {
    /** The answer to a field of type LocationAddress. */
    record LocationAddress(
            @Nullable String address1,
            @Nullable String address2,
            @Nullable String city,
            @Nullable String country,
            @Nullable String countryCode,
            @Nullable String phone,
            @Nullable String province,
            @Nullable String provinceCode,
            @Nullable String zip,
            List<String> formatted) {}

    LocationAddress address() {
        return new LocationAddress(
                where.address1(),
                where.address2(),
                where.city(),
                where.country(),
                where.countryCode(),
                where.phone(),
                where.province(),
                where.provinceCode(),
                where.zip(),
                where.formatted(false, false));
    }

    boolean addressVerified() {
        return false;
    }

    boolean activatable() {
        return true;
    }

    boolean deactivatable() {
        return true;
    }

    boolean deletable(Call call) {
        return !isActive && !stocked(call.data());
    }

    boolean hasActiveInventory(Call call) {
        return stocked(call.data());
    }

    boolean stocked(ShopData data) {
        return data.table(InventoryLevel.class).rows().stream()
                .anyMatch(level -> level.locationKey() == key && level.isActive() && !level.canDeactivate());
    }

    boolean hasUnfulfilledOrders(Call call) {
        return call.data().table(FulfillmentOrder.class).rows().stream()
                .anyMatch(each -> each.locationKey() == key && each.isOpen());
    }

    boolean isFulfillmentService() {
        return false;
    }

    /** The first location is. */
    boolean isPrimary(Call call) {
        return call.data().table(Location.class).rows().iterator().next().key() == key;
    }

    boolean shipsInventory() {
        return fulfillsOnlineOrders;
    }

    @Nullable
    String deactivatedAt() {
        return deactivatedSince == null ? null : deactivatedSince.toString();
    }

    @Nullable
    Object fulfillmentService() {
        return null;
    }

    List<Object> suggestedAddresses() {
        return List.of();
    }

    private List<InventoryLevel> levels(Call call) {
        boolean inactive = call.flag("includeInactive");
        return call.data().table(InventoryLevel.class).rows().stream()
                .filter(level -> level.locationKey() == key && (inactive || level.isActive()))
                .toList();
    }

    Connection<InventoryLevel> inventoryLevels(Call call) {
        return Connection.inOrder(levels(call), call);
    }

    @Nullable
    InventoryLevel inventoryLevel(Call call) {
        long item = call.key("inventoryItemId", "InventoryItem");
        return levels(call).stream()
                .filter(level -> level.itemKey() == item)
                .findFirst()
                .orElse(null);
    }
}
