package io.shopwright.testkit;

import io.shopwright.testkit.InventoryShipment.InventoryShipmentLineItem;
import io.shopwright.testkit.InventoryShipment.InventoryShipmentTracking;
import io.shopwright.testkit.InventoryTransfer.InventoryTransferLineItem;
import io.shopwright.testkit.UserError.Errors;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends and receives the units of transfers. What was sent leaves the origin and is incoming at the destination until it
 * is received; what was rejected there is not simulated.
 */
final class ShipmentMutations {
    record Payload(@Nullable InventoryShipment inventoryShipment, List<UserError> userErrors) {
        static Payload refused(UserError error) {
            return new Payload(null, List.of(error));
        }
    }

    private ShipmentMutations() {}

    static Payload createInTransit(Call call) {
        Input input = call.input("input");
        InventoryTransfer transfer = TransferMutations.row(call, input.key("movementId", "InventoryTransfer"));
        Errors errors = new Errors();
        List<InventoryTransferLineItem> listed = TransferItems.listed(call, input.objects("lineItems"), errors);
        Instant created = input.time("dateCreated");
        String barcode = input.text("barcode");
        InventoryShipmentTracking tracking = tracking(input.object("trackingInput"));
        if (transfer == null) {
            return Payload.refused(TransferMutations.notFound("input.movementId"));
        }
        check(transfer, listed, errors);
        if (errors.any()) {
            return new Payload(null, errors.list());
        }
        List<InventoryShipmentLineItem> lines = new ArrayList<>();
        Map<Long, Integer> sent = new LinkedHashMap<>();
        for (InventoryTransferLineItem each : listed) {
            int units = each.totalQuantity();
            lines.add(new InventoryShipmentLineItem(call.data().nextPart(), each.itemKey(), units, 0, 0));
            sent.put(each.itemKey(), units);
            move(call, each.itemKey(), transfer.originKey(), "reserved", -units);
            move(call, each.itemKey(), transfer.destinationKey(), "incoming", units);
        }
        call.data()
                .table(InventoryTransfer.class)
                .put(transfer.with(InventoryTransfer.IN_PROGRESS, line -> sent(line, sent)));
        Table<InventoryShipment> shipments = call.data().table(InventoryShipment.class);
        InventoryShipment made = new InventoryShipment(
                shipments.nextKey(),
                transfer.key(),
                transfer.name() + "-" + (shipments.ownedBy(transfer.key()).size() + 1),
                barcode,
                tracking,
                lines,
                created == null ? call.now() : created,
                call.now(),
                null);
        return new Payload(shipments.put(made), List.of());
    }

    private static @Nullable InventoryShipmentTracking tracking(@Nullable Input given) {
        return given == null
                ? null
                : new InventoryShipmentTracking(
                        given.text("trackingNumber"),
                        given.text("company"),
                        given.text("trackingUrl"),
                        given.time("arrivesAt"));
    }

    private static void check(InventoryTransfer transfer, List<InventoryTransferLineItem> listed, Errors errors) {
        boolean ready = transfer.status().equals(InventoryTransfer.READY)
                || transfer.status().equals(InventoryTransfer.IN_PROGRESS);
        if (!ready) {
            errors.add(TransferMutations.badStatus("input.movementId"));
            return;
        }
        if (listed.isEmpty() && !errors.any()) {
            errors.add("input.lineItems", "The list of line items is empty.", "ITEMS_EMPTY");
        }
        for (int i = 0; i < listed.size(); i++) {
            InventoryTransferLineItem each = listed.get(i);
            InventoryTransferLineItem line = transfer.line(each.itemKey());
            String path = "input.lineItems." + i;
            if (line == null) {
                errors.add(path + ".inventoryItemId", "One or more items are not valid.", "INVALID_ITEM");
            } else if (each.totalQuantity() < 1 || each.totalQuantity() > line.shippableQuantity()) {
                errors.add(path + ".quantity", "The quantity is invalid.", "INVALID_QUANTITY");
            }
        }
    }

    private static InventoryTransferLineItem sent(InventoryTransferLineItem line, Map<Long, Integer> units) {
        int gone = units.getOrDefault(line.itemKey(), 0);
        return Edit.of(line)
                .set("shippableQuantity", line.shippableQuantity() - gone)
                .set("shippedQuantity", line.shippedQuantity() + gone)
                .done();
    }

    private static void move(Call call, long itemKey, long locationKey, String name, int units) {
        ShopData data = call.data();
        InventoryItem item = data.table(InventoryItem.class).get(itemKey);
        Location location = data.table(Location.class).get(locationKey);
        if (item == null || location == null) {
            throw ShopifyError.notSimulated("a shipment of an item or to a location that was deleted");
        }
        Stock.adjust(call, Stock.activate(call, item, location), name, units);
    }

    static Payload receive(Call call) {
        InventoryShipment shipment = call.row("id", InventoryShipment.class);
        String action = call.text("bulkReceiveAction");
        List<Input> inputs = call.inputs("lineItems");
        if (shipment == null) {
            inputs.forEach(each -> each.ignore("shipmentLineItemId", "quantity", "reason"));
            return Payload.refused(UserError.coded("id", "The shipment was not found.", "SHIPMENT_NOT_FOUND"));
        }
        InventoryTransfer transfer = TransferMutations.row(call, shipment.transferKey());
        if (transfer == null || (action != null && !inputs.isEmpty())) {
            throw ShopifyError.notSimulated("a shipment received in bulk and by item");
        }
        Errors errors = new Errors();
        Map<Long, Integer> accepted = new LinkedHashMap<>();
        if (shipment.status().equals("RECEIVED")) {
            inputs.forEach(each -> each.ignore("shipmentLineItemId", "quantity", "reason"));
            errors.add("id", "Current shipment status does not support this operation.", "INVALID_SHIPMENT_STATUS");
        } else if (action == null) {
            accept(shipment, inputs, accepted, errors);
        } else {
            requireAccepted(action);
            shipment.lines().forEach(line -> accepted.put(line.key(), line.unreceivedQuantity()));
        }
        return errors.any() ? new Payload(null, errors.list()) : received(call, shipment, transfer, accepted);
    }

    private static void requireAccepted(String reason) {
        if (!reason.equals("ACCEPTED")) {
            throw ShopifyError.notSimulated("InventoryShipmentReceiveLineItemReason." + reason);
        }
    }

    private static void accept(
            InventoryShipment shipment, List<Input> inputs, Map<Long, Integer> accepted, Errors errors) {
        for (int i = 0; i < inputs.size(); i++) {
            Input each = inputs.get(i);
            int units = each.number("quantity");
            Long key = each.key("shipmentLineItemId", "InventoryShipmentLineItem");
            requireAccepted(each.text("reason", ""));
            InventoryShipmentLineItem line = shipment.lines().stream()
                    .filter(one -> key != null && one.key() == key)
                    .findFirst()
                    .orElse(null);
            if (line == null) {
                errors.add("lineItems." + i + ".shipmentLineItemId", "The item was not found.", "ITEM_NOT_FOUND");
            } else if (units < 1 || accepted.merge(line.key(), units, Integer::sum) > line.unreceivedQuantity()) {
                errors.add("lineItems." + i + ".quantity", "The quantity is invalid.", "INVALID_QUANTITY");
            }
        }
    }

    private static Payload received(
            Call call, InventoryShipment shipment, InventoryTransfer transfer, Map<Long, Integer> accepted) {
        List<InventoryShipmentLineItem> lines = new ArrayList<>();
        int arrived = 0;
        for (InventoryShipmentLineItem line : shipment.lines()) {
            int units = accepted.getOrDefault(line.key(), 0);
            move(call, line.itemKey(), transfer.destinationKey(), "incoming", -units);
            move(call, line.itemKey(), transfer.destinationKey(), "available", units);
            lines.add(Edit.of(line)
                    .set("acceptedQuantity", line.acceptedQuantity() + units)
                    .done());
            arrived += units;
        }
        int all = transfer.received() + arrived;
        TransferMutations.put(
                call,
                Edit.of(transfer)
                        .set("received", all)
                        .set("status", all == transfer.totalQuantity() ? "TRANSFERRED" : transfer.status()));
        String given = call.text("dateReceived");
        Instant now = given == null ? call.now() : OffsetDateTime.parse(given).toInstant();
        Edit<InventoryShipment> edit = Edit.of(shipment).set("lines", lines);
        if (shipment.dateReceived() == null) {
            edit.set("dateReceived", now);
        }
        return new Payload(call.data().table(InventoryShipment.class).put(edit.done()), List.of());
    }
}
