package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes where items are stocked, and the items themselves. */
final class StockMutations {
    record ActivatePayload(@Nullable InventoryLevel inventoryLevel, List<UserError> userErrors) {}

    record DeactivatePayload(List<UserError> userErrors) {}

    record ItemPayload(@Nullable InventoryItem inventoryItem, List<UserError> userErrors) {}

    private StockMutations() {}

    static ActivatePayload activate(Call call) {
        call.ignore("stockAtLegacyLocation");
        InventoryItem item = call.row("inventoryItemId", InventoryItem.class);
        Location location = call.row("locationId", Location.class);
        Integer available = call.integer("available");
        Integer onHand = call.integer("onHand");
        if (item == null) {
            return refused("inventoryItemId", "The product couldn't be stocked because it wasn't found.");
        }
        if (location == null || !location.isActive()) {
            return refused("locationId", "The product couldn't be stocked because the location is not active.");
        }
        if (available != null && onHand != null) {
            return refused(
                    "available",
                    "The product couldn't be stocked at " + location.name()
                            + " because not allowed to set available and on_hand quantities at the same time.");
        }
        InventoryLevel before = Stock.level(call.data(), item.key(), location.key());
        if (before != null && before.isActive() && available != null) {
            return refused(
                    "available",
                    "Not allowed to set available quantity when the item is already active at the location.");
        }
        if (before != null && before.isActive() && onHand != null) {
            return refused(
                    "onHand",
                    "Not allowed to set an on_hand quantity when the item is already active at the location.");
        }
        InventoryLevel level = Stock.activate(call, item, location);
        // Shopify takes onHand and passes over available when it makes a level.
        if (onHand != null) {
            Stock.set(call, level, InventoryLevel.ON_HAND, onHand);
        }
        return new ActivatePayload(call.data().table(InventoryLevel.class).get(level.key()), List.of());
    }

    private static ActivatePayload refused(String field, String message) {
        return new ActivatePayload(null, List.of(UserError.at(field, message)));
    }

    static DeactivatePayload deactivate(Call call) {
        Table<InventoryLevel> levels = call.data().table(InventoryLevel.class);
        InventoryLevel level = call.row("inventoryLevelId", InventoryLevel.class);
        if (level == null) {
            return new DeactivatePayload(
                    List.of(UserError.whole("The product couldn't be unstocked because the product was deleted.")));
        }
        Location location =
                Objects.requireNonNull(call.data().table(Location.class).get(level.locationKey()));
        boolean only = levels.ownedBy(level.itemKey()).stream()
                        .filter(InventoryLevel::isActive)
                        .count()
                == 1;
        if (only) {
            return new DeactivatePayload(List.of(UserError.whole("The product couldn't be unstocked from "
                    + location.name() + " because products need to be stocked at a minimum of 1 location.")));
        }
        if (!level.canDeactivate()) {
            return new DeactivatePayload(List.of(UserError.whole(
                    "The product couldn't be unstocked from " + location.name() + " because it has stock there.")));
        }
        levels.put(Edit.of(level)
                .set("isActive", false)
                .set("updatedAt", call.now())
                .done());
        return new DeactivatePayload(List.of());
    }

    static ItemPayload updateItem(Call call) {
        InventoryItem item = call.row("id", InventoryItem.class);
        Input input = call.input("input");
        if (item == null) {
            return new ItemPayload(
                    null, List.of(UserError.at("id", "The product couldn't be updated because it does not exist.")));
        }
        Errors errors = new Errors();
        BigDecimal cost = input.decimal("cost");
        if (cost != null && cost.signum() < 0) {
            errors.add("input.cost", "Cost must be greater than or equal to 0", null);
        }
        String code = input.text("harmonizedSystemCode");
        if (code != null && !code.matches("\\d{6,13}")) {
            errors.add(
                    "input.harmonizedSystemCode",
                    "Harmonized system code must be a number between six and thirteen digits",
                    null);
        }
        if (errors.any()) {
            return new ItemPayload(null, errors.list());
        }
        Edit<InventoryItem> edit = Edit.of(item).set("updatedAt", call.now());
        Variants.takeItem(edit, input);
        return new ItemPayload(call.data().table(InventoryItem.class).put(edit.done()), List.of());
    }
}
