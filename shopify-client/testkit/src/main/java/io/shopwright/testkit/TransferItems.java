package io.shopwright.testkit;

import io.shopwright.testkit.InventoryTransfer.InventoryTransferLineItem;
import io.shopwright.testkit.UserError.Errors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is on a transfer: checks of what callers list, and the mutations that change it. */
final class TransferItems {
    record Change(String inventoryItemId, int newQuantity, int deltaQuantity) {}

    record SetPayload(
            @Nullable InventoryTransfer inventoryTransfer,
            @Nullable List<Change> updatedLineItems,
            List<UserError> userErrors) {}

    record RemovePayload(
            @Nullable InventoryTransfer inventoryTransfer,
            @Nullable List<Change> removedQuantities,
            List<UserError> userErrors) {}

    private TransferItems() {}

    /** The listed items with their quantities, as far as nothing is wrong with them. */
    static List<InventoryTransferLineItem> listed(Call call, List<Input> inputs, Errors errors) {
        List<InventoryTransferLineItem> lines = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        inputs.forEach(each -> times.merge(each.text("inventoryItemId", ""), 1, Integer::sum));
        for (int i = 0; i < inputs.size(); i++) {
            String path = "input.lineItems." + i;
            Input each = inputs.get(i);
            int quantity = each.number("quantity");
            Long key = each.key("inventoryItemId", "InventoryItem");
            InventoryItem item =
                    key == null ? null : call.data().table(InventoryItem.class).get(key);
            if (times.getOrDefault(each.text("inventoryItemId", ""), 0) > 1) {
                errors.add(
                        path + ".inventoryItemId",
                        "The inventory item is already present in the list. Each item must be unique.",
                        "DUPLICATE_ITEM");
            } else if (item == null) {
                errors.add(path + ".inventoryItemId", "The inventory item could not be found.", "ITEM_NOT_FOUND");
            } else if (!item.tracked()) {
                errors.add(path + ".inventoryItemId", "The inventory item does not track inventory.", "UNTRACKED_ITEM");
            } else {
                lines.add(new InventoryTransferLineItem(call.data().nextPart(), item.key(), quantity, 0, 0));
            }
            if (quantity < 0) {
                errors.add(path + ".quantity", "The quantity can't be negative.", "INVALID_QUANTITY");
            }
        }
        return lines;
    }

    /** Moves units between what is available and what is reserved at the origin; fewer are given back. */
    static void reserve(Call call, long originKey, long itemKey, int units) {
        InventoryLevel level = Stock.level(call.data(), itemKey, originKey);
        if (level == null || !level.isActive()) {
            throw ShopifyError.notSimulated("a transfer that is ready of an item that its origin does not stock");
        }
        if (units > level.quantity("available")) {
            throw ShopifyError.notSimulated("a transfer that is ready of more than its origin has available");
        }
        InventoryLevel changed =
                level.adjusted("available", -units, call.now()).adjusted("reserved", units, call.now());
        call.data().table(InventoryLevel.class).put(changed);
    }

    static SetPayload set(Call call) {
        Input input = call.input("input");
        InventoryTransfer transfer = TransferMutations.row(call, input.key("id", "InventoryTransfer"));
        Errors errors = new Errors();
        List<InventoryTransferLineItem> listed = listed(call, input.objects("lineItems"), errors);
        if (transfer == null) {
            return new SetPayload(null, null, List.of(TransferMutations.notFound("input.id")));
        }
        boolean draft = transfer.status().equals(InventoryTransfer.DRAFT);
        if (!transfer.isOpen() && !transfer.status().equals(InventoryTransfer.IN_PROGRESS)) {
            errors.add(TransferMutations.badStatus("input.id"));
        }
        for (int i = 0; i < listed.size() && !draft; i++) {
            if (listed.get(i).totalQuantity() == 0) {
                // The wording is ours; that none may be listed once the transfer is ready is documented.
                errors.add("input.lineItems." + i + ".quantity", "The quantity is invalid.", "INVALID_QUANTITY");
            }
        }
        if (errors.any()) {
            return new SetPayload(null, null, errors.list());
        }
        List<InventoryTransferLineItem> lines = new ArrayList<>(transfer.lines());
        List<Change> changes = new ArrayList<>();
        for (InventoryTransferLineItem each : listed) {
            InventoryTransferLineItem before = transfer.line(each.itemKey());
            int delta = each.totalQuantity() - (before == null ? 0 : before.processableQuantity());
            InventoryTransferLineItem base =
                    before == null ? Edit.of(each).set("totalQuantity", 0).done() : before;
            InventoryTransferLineItem after = Edit.of(base)
                    .set("totalQuantity", base.totalQuantity() + delta)
                    .set("shippableQuantity", draft ? 0 : base.shippableQuantity() + delta)
                    .done();
            if (!draft) {
                reserve(call, transfer.originKey(), each.itemKey(), delta);
            }
            lines.removeIf(line -> line.key() == after.key());
            lines.add(after);
            changes.add(new Change(Gid.of("InventoryItem", each.itemKey()), after.totalQuantity(), delta));
        }
        return new SetPayload(TransferMutations.put(call, Edit.of(transfer).set("lines", lines)), changes, List.of());
    }

    /** Takes off what is not shipped yet. */
    static RemovePayload remove(Call call) {
        Input input = call.input("input");
        InventoryTransfer transfer = TransferMutations.row(call, input.key("id", "InventoryTransfer"));
        List<Long> gone = input.keys("transferLineItemIds", "InventoryTransferLineItem");
        if (transfer == null) {
            return new RemovePayload(null, null, List.of(TransferMutations.notFound("input.id")));
        }
        List<InventoryTransferLineItem> lines = new ArrayList<>(transfer.lines());
        List<InventoryTransferLineItem> removed = new ArrayList<>(lines);
        removed.removeIf(line -> !gone.contains(line.key()));
        lines.removeAll(removed);
        boolean ready = transfer.status().equals(InventoryTransfer.READY);
        Errors errors = new Errors();
        // The wordings of these are ours, after the schema's descriptions of the codes.
        if (!transfer.isOpen()) {
            errors.add(TransferMutations.badStatus("input.id"));
        } else if (removed.size() < gone.size()) {
            errors.add("input.transferLineItemIds", "The item was not found.", "ITEM_NOT_FOUND");
        } else if (ready && lines.isEmpty()) {
            errors.add(
                    "input.transferLineItemIds",
                    "A ready to ship transfer must have at least one line item.",
                    "CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER");
        }
        if (errors.any()) {
            return new RemovePayload(null, null, errors.list());
        }
        List<Change> changes = new ArrayList<>();
        for (InventoryTransferLineItem each : removed) {
            if (ready) {
                reserve(call, transfer.originKey(), each.itemKey(), -each.shippableQuantity());
            }
            changes.add(new Change(Gid.of("InventoryItem", each.itemKey()), 0, -each.totalQuantity()));
        }
        return new RemovePayload(
                TransferMutations.put(call, Edit.of(transfer).set("lines", lines)), changes, List.of());
    }
}
