package io.shopwright.testkit;

import io.shopwright.testkit.InventoryAdjustmentGroup.InventoryChange;
import io.shopwright.testkit.UserError.Errors;
import io.shopwright.testkit.UserError.PathErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes quantities of stock. */
final class InventoryMutations {
    private static final List<String> REASONS = List.of(
            "correction",
            "cycle_count_available",
            "damaged",
            "movement_canceled",
            "movement_created",
            "movement_received",
            "movement_updated",
            "other",
            "promotion",
            "quality_control",
            "received",
            "reservation_created",
            "reservation_deleted",
            "reservation_updated",
            "restock",
            "safety_stock",
            "shrinkage");
    private static final List<String> ADJUSTABLE =
            List.of("available", "damaged", "incoming", "quality_control", "reserved", "safety_stock");
    private static final int LIMIT = 1_000_000_000;

    record Payload(@Nullable InventoryAdjustmentGroup inventoryAdjustmentGroup, List<UserError> userErrors) {}

    private InventoryMutations() {}

    /** One change of a request while it is checked and made. */
    private record Change(
            InventoryLevel level,
            String name,
            int delta,
            @Nullable String ledger) {}

    static Payload adjust(Call call) {
        Input input = call.input("input");
        Errors errors = new Errors();
        checkReason(input, errors);
        String name = input.text("name", "");
        checkName(name, new PathErrors("input.name", errors));
        List<Change> changes = new ArrayList<>();
        List<Input> inputs = input.objects("changes");
        requireCompare(call, inputs, "InventoryChangeInput");
        for (int i = 0; i < inputs.size(); i++) {
            Input each = inputs.get(i);
            PathErrors at = new PathErrors("input.changes." + i, errors);
            String ledger = each.text("ledgerDocumentUri");
            checkLedger(name, ledger, at);
            int delta = each.number("delta");
            InventoryLevel level = level(call, each, each, at);
            if (level != null) {
                checkCompare(each, level.quantity(name), at);
                changes.add(new Change(level, name, delta, ledger));
            }
        }
        return errors.any() ? new Payload(null, errors.list()) : make(call, input, changes);
    }

    static Payload set(Call call) {
        Input input = call.input("input");
        Errors errors = new Errors();
        checkReason(input, errors);
        String name = input.text("name", "");
        if (!name.equals("available") && !name.equals(InventoryLevel.ON_HAND)) {
            errors.add("input.name", "The quantity name must be either 'available' or 'on_hand'.", "INVALID_NAME");
        }
        List<Input> inputs = input.objects("quantities");
        boolean old = requireCompare(call, inputs, "InventoryQuantityInput");
        boolean ignores = input.flag("ignoreCompareQuantity");
        if (old && !ignores && inputs.stream().anyMatch(each -> !each.has("compareQuantity"))) {
            errors.add(
                    "input.ignoreCompareQuantity",
                    "The compareQuantity argument must be given to each quantity or ignored using"
                            + " ignoreCompareQuantity.",
                    "COMPARE_QUANTITY_REQUIRED");
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Input each = inputs.get(i);
            PathErrors at = new PathErrors("input.quantities." + i, errors);
            int quantity = each.number("quantity");
            checkSize(quantity, at);
            checkUnique(inputs, i, errors);
            InventoryLevel level = level(call, each, each, at);
            if (level != null) {
                if (!ignores) {
                    checkCompare(each, level.quantity(name), at);
                }
                changes.add(new Change(level, name, quantity - level.quantity(name), null));
            }
        }
        return errors.any() ? new Payload(null, errors.list()) : make(call, input, changes);
    }

    static Payload move(Call call) {
        Input input = call.input("input");
        Errors errors = new Errors();
        checkReason(input, errors);
        List<Change> changes = new ArrayList<>();
        List<Input> inputs = input.objects("changes");
        for (int i = 0; i < inputs.size(); i++) {
            Input each = inputs.get(i);
            PathErrors at = new PathErrors("input.changes." + i, errors);
            Input from = Objects.requireNonNull(each.object("from"));
            Input to = Objects.requireNonNull(each.object("to"));
            int quantity = each.number("quantity");
            if (quantity < 0) {
                at.add(".quantity", "The quantity can't be negative.", "INVALID_QUANTITY_NEGATIVE");
            }
            if (!Objects.equals(from.text("locationId"), to.text("locationId"))) {
                at.add("", "The quantities can't be moved between different locations.", "DIFFERENT_LOCATIONS");
            }
            if (from.text("name", "").equals(to.text("name"))) {
                at.add("", "The quantity names for each change can't be the same.", "SAME_QUANTITY_NAME");
            }
            terminal(call, new Terminal(each, from, at.at(".from"), -quantity), changes);
            terminal(call, new Terminal(each, to, at.at(".to"), quantity), changes);
        }
        return errors.any() ? new Payload(null, errors.list()) : make(call, input, changes);
    }

    /** One end of a move. */
    private record Terminal(Input change, Input end, PathErrors at, int delta) {}

    private static void terminal(Call call, Terminal terminal, List<Change> changes) {
        Input end = terminal.end();
        String name = end.text("name", "");
        String ledger = end.text("ledgerDocumentUri");
        checkName(name, terminal.at().at(".name"));
        checkLedger(name, ledger, terminal.at());
        InventoryLevel level = level(call, terminal.change(), end, terminal.at());
        if (level != null) {
            checkCompare(end, level.quantity(name), terminal.at());
            changes.add(new Change(level, name, terminal.delta(), ledger));
        }
    }

    private static Payload make(Call call, Input input, List<Change> changes) {
        Table<InventoryLevel> levels = call.data().table(InventoryLevel.class);
        List<InventoryChange> made = new ArrayList<>();
        List<InventoryChange> held = new ArrayList<>();
        for (Change each : changes) {
            InventoryLevel level =
                    Objects.requireNonNull(levels.get(each.level().key()));
            boolean onHand = each.name().equals(InventoryLevel.ON_HAND);
            Stock.adjust(call, level, onHand ? "available" : each.name(), each.delta());
            if (each.delta() != 0) {
                made.add(change(level, onHand ? "available" : each.name(), each.delta(), each.ledger()));
                if (onHand || InventoryLevel.HELD.contains(each.name())) {
                    held.add(change(level, InventoryLevel.ON_HAND, each.delta(), null));
                }
            }
        }
        if (held.stream().mapToInt(InventoryChange::delta).sum() != 0
                || !call.field().equals("inventoryMoveQuantities")) {
            made.addAll(held);
        }
        String reason = input.text("reason", "");
        String document = input.text("referenceDocumentUri");
        if (made.isEmpty()) {
            return new Payload(null, List.of());
        }
        Table<InventoryAdjustmentGroup> groups = call.data().table(InventoryAdjustmentGroup.class);
        InventoryAdjustmentGroup group = groups.put(
                new InventoryAdjustmentGroup(groups.nextKey(), reason, document, call.now(), List.copyOf(made)));
        return new Payload(group, List.of());
    }

    private static InventoryChange change(InventoryLevel level, String name, int delta, @Nullable String ledger) {
        return new InventoryChange(level.itemKey(), level.locationKey(), name, delta, ledger);
    }

    private static void checkReason(Input input, Errors errors) {
        if (!REASONS.contains(input.text("reason", ""))) {
            errors.add(
                    "input.reason",
                    "The specified reason is invalid. Valid values are: " + String.join(", ", REASONS) + ".",
                    "INVALID_REASON");
        }
    }

    private static void checkName(String name, PathErrors at) {
        if (!ADJUSTABLE.contains(name)) {
            at.add(
                    "",
                    "The specified quantity name is invalid. Valid values are: " + String.join(", ", ADJUSTABLE) + ".",
                    "INVALID_QUANTITY_NAME");
        }
    }

    private static void checkLedger(String name, @Nullable String ledger, PathErrors at) {
        if (name.equals("available") && ledger != null) {
            at.add(
                    ".ledgerDocumentUri",
                    "A ledger document URI is not allowed when adjusting available.",
                    "INVALID_AVAILABLE_DOCUMENT");
        }
        if (!name.equals("available") && ADJUSTABLE.contains(name) && ledger == null) {
            at.add(
                    ".ledgerDocumentUri",
                    "A ledger document URI is required except when adjusting available.",
                    "INVALID_QUANTITY_DOCUMENT");
        }
    }

    private static void checkSize(int quantity, PathErrors at) {
        if (quantity > LIMIT) {
            at.add(".quantity", "The quantity can't be higher than 1,000,000,000.", "INVALID_QUANTITY_TOO_HIGH");
        } else if (quantity < -LIMIT) {
            at.add(".quantity", "The quantity can't be lower than -1,000,000,000.", "INVALID_QUANTITY_TOO_LOW");
        }
    }

    private static void checkUnique(List<Input> inputs, int index, Errors errors) {
        Input one = inputs.get(index);
        for (int i = 0; i < inputs.size(); i++) {
            boolean same = i != index
                    && Objects.equals(one.text("inventoryItemId"), inputs.get(i).text("inventoryItemId"))
                    && Objects.equals(one.text("locationId"), inputs.get(i).text("locationId"));
            if (same) {
                errors.add(
                        "input.quantities." + index + ".locationId",
                        "The combination of inventoryItemId and locationId must be unique.",
                        "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR");
                return;
            }
        }
    }

    /** Since 2026-04 a caller must say what he thinks the quantity is. Returns whether the version is older. */
    private static boolean requireCompare(Call call, List<Input> inputs, String type) {
        boolean old = call.session().version().name().compareTo("2026-04") < 0;
        boolean silent = inputs.stream().noneMatch(each -> each.has("changeFromQuantity"));
        if (!old && silent && !inputs.isEmpty()) {
            throw ShopifyError.invalidArguments(type + " must include the following argument: changeFromQuantity.");
        }
        return old;
    }

    private static void checkCompare(Input input, int quantity, PathErrors at) {
        compare(input, "changeFromQuantity", quantity, at);
        compare(input, "compareQuantity", quantity, at);
    }

    private static void compare(Input input, String member, int quantity, PathErrors at) {
        Integer expected = input.integer(member);
        if (expected != null && expected != quantity) {
            String code = member.equals("compareQuantity") ? "COMPARE_QUANTITY_STALE" : "CHANGE_FROM_QUANTITY_STALE";
            // The wording is ours; the code is the schema's.
            at.add("." + member, "The " + member + " value does not match the persisted quantity.", code);
        }
    }

    /** The level of the item and the location that the inputs name; it is made if the item was not stocked there. */
    private static @Nullable InventoryLevel level(Call call, Input ofItem, Input ofLocation, PathErrors at) {
        ShopData data = call.data();
        Long itemKey = ofItem.key("inventoryItemId", "InventoryItem");
        Long locationKey = ofLocation.key("locationId", "Location");
        InventoryItem item =
                itemKey == null ? null : data.table(InventoryItem.class).get(itemKey);
        Location location =
                locationKey == null ? null : data.table(Location.class).get(locationKey);
        if (item == null) {
            at.add(".inventoryItemId", "The specified inventory item could not be found.", "INVALID_INVENTORY_ITEM");
        }
        if (location == null) {
            at.add(".locationId", "The specified location could not be found.", "INVALID_LOCATION");
        }
        return item == null || location == null ? null : Stock.activate(call, item, location);
    }
}
