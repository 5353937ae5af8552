package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shopwright.testkit.InventoryShipment.InventoryShipmentLineItem;
import io.shopwright.testkit.InventoryShipment.InventoryShipmentTracking;
import io.shopwright.testkit.InventoryTransfer.InventoryTransferLineItem;
import io.shopwright.testkit.InventoryTransfer.LocationSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What subscribers hear of stock under way. These payloads name everything by its global id. */
record TransferEvents(RestForm form, Instant now) {
    private static final Map<String, String> BY_STATUS = Map.of(
            InventoryTransfer.READY, "ready_to_ship", InventoryTransfer.CANCELED, "cancel", "TRANSFERRED", "complete");

    /** @param topic without the part before the slash */
    record Message(String topic, ObjectNode payload) {}

    List<Message> transfer(@Nullable InventoryTransfer before, InventoryTransfer after) {
        List<Message> messages = new ArrayList<>();
        String topic = BY_STATUS.get(after.status());
        if (topic != null && (before == null || !before.status().equals(after.status()))) {
            ObjectNode payload = head(after).put("status", after.status());
            if (after.status().equals(InventoryTransfer.READY)) {
                payload.set("line_items", RestForm.list(after.lines(), line -> units("id", line)));
            }
            messages.add(new Message(topic, payload));
        }
        if (before != null) {
            items(before, after, messages);
            if (!facts(before).equals(facts(after))) {
                messages.add(new Message("updated", head(after)));
            }
        }
        return messages;
    }

    private ObjectNode head(InventoryTransfer transfer) {
        ObjectNode node = RestForm.node().put("id", transfer.id()).put("happened_at", form.time(now));
        node.set("origin", place(transfer.origin()));
        return node.set("destination", place(transfer.destination()));
    }

    private static @Nullable ObjectNode place(@Nullable LocationSnapshot place) {
        return place == null ? null : RestForm.node().put("id", place.then().id());
    }

    private static ObjectNode units(String id, InventoryTransferLineItem line) {
        return RestForm.node().put(id, line.id()).put("quantity", line.totalQuantity());
    }

    private void items(InventoryTransfer before, InventoryTransfer after, List<Message> messages) {
        Map<Long, InventoryTransferLineItem> had = byKey(before.lines());
        Map<Long, InventoryTransferLineItem> has = byKey(after.lines());
        List<ObjectNode> added = new ArrayList<>();
        List<ObjectNode> updated = new ArrayList<>();
        for (InventoryTransferLineItem line : after.lines()) {
            InventoryTransferLineItem old = had.get(line.key());
            if (old == null) {
                added.add(units("line_item_id", line));
            } else if (old.totalQuantity() != line.totalQuantity()) {
                updated.add(RestForm.node()
                        .put("line_item_id", line.id())
                        .put("old_quantity", old.totalQuantity())
                        .put("new_quantity", line.totalQuantity()));
            }
        }
        List<ObjectNode> removed = before.lines().stream()
                .filter(line -> !has.containsKey(line.key()))
                .map(line -> RestForm.node().put("line_item_id", line.id()))
                .toList();
        tell("add_items", "items_added", added, after, messages);
        tell("remove_items", "items_removed", removed, after, messages);
        tell("update_item_quantities", "items_updated", updated, after, messages);
    }

    private void tell(
            String topic, String member, List<ObjectNode> items, InventoryTransfer transfer, List<Message> messages) {
        if (!items.isEmpty()) {
            messages.add(new Message(topic, head(transfer).set(member, RestForm.list(items, item -> item))));
        }
    }

    /** What an edit changes beside the items. */
    private static List<@Nullable Object> facts(InventoryTransfer transfer) {
        return Arrays.asList(
                transfer.originKey(),
                transfer.destinationKey(),
                transfer.dateCreated(),
                transfer.note(),
                transfer.referenceName(),
                transfer.tags());
    }

    List<Message> shipment(@Nullable InventoryShipment before, InventoryShipment after) {
        ObjectNode payload = RestForm.node()
                .put("id", after.id())
                .put("status", after.status())
                .put("happened_at", form.time(now));
        if (before == null) {
            InventoryShipmentTracking tracking = after.tracking();
            payload.set("tracking", tracking == null ? null : tracking(tracking));
            payload.set(
                    "line_items",
                    RestForm.list(
                            after.lines(),
                            line -> RestForm.node().put("id", line.id()).put("quantity", line.quantity())));
            return List.of(new Message("create", payload));
        }
        Map<Long, InventoryShipmentLineItem> had = byKey(before.lines());
        List<InventoryShipmentLineItem> arrived = after.lines().stream()
                .filter(line -> !line.equals(had.get(line.key())))
                .toList();
        payload.set("items_received", RestForm.list(arrived, line -> received(had.get(line.key()), line)));
        return arrived.isEmpty() ? List.of() : List.of(new Message("receive_items", payload));
    }

    private ObjectNode tracking(InventoryShipmentTracking tracking) {
        return RestForm.node()
                .put("tracking_number", tracking.trackingNumber())
                .put("tracking_url", tracking.trackingUrl())
                .put("company", tracking.company())
                .put("arrives_at", form.time(tracking.arrivesAt()));
    }

    private static ObjectNode received(@Nullable InventoryShipmentLineItem before, InventoryShipmentLineItem after) {
        return RestForm.node()
                .put("id", after.id())
                .put("old_accepted_quantity", before == null ? 0 : before.acceptedQuantity())
                .put("old_rejected_quantity", before == null ? 0 : before.rejectedQuantity())
                .put("new_accepted_quantity", after.acceptedQuantity())
                .put("new_rejected_quantity", after.rejectedQuantity())
                .put("remaining_quantity_to_receive", after.unreceivedQuantity());
    }

    private static <T extends Resource> Map<Long, T> byKey(List<T> lines) {
        return lines.stream().collect(Collectors.toMap(Resource::key, Function.identity()));
    }
}
