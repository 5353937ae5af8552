package io.shopwright.testkit;

import io.shopwright.testkit.InventoryTransfer.LocationSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads transfers of stock. */
interface TransferReads {
    SearchFields<InventoryTransfer> TRANSFERS = new SearchFields<InventoryTransfer>(
                    "inventoryTransfers",
                    Set.of("product_id", "product_variant_id", "source_id", "tag_not"),
                    transfer -> List.of(transfer.name()))
            .number("id", InventoryTransfer::key)
            .number("origin_id", InventoryTransfer::originKey)
            .number("destination_id", InventoryTransfer::destinationKey)
            .text("status", transfer -> List.of(transfer.status()))
            .text("tag", InventoryTransfer::tags)
            .time("created_at", InventoryTransfer::dateCreated);

    Map<String, SortKey<InventoryTransfer, ?>> TRANSFER_ORDERS = Map.of(
            "ID", SortKey.number(InventoryTransfer::key),
            "CREATED_AT", SortKey.time(InventoryTransfer::dateCreated),
            "NAME", SortKey.text(InventoryTransfer::name),
            "STATUS", SortKey.text(InventoryTransfer::status),
            "ORIGIN_NAME", SortKey.text(transfer -> name(transfer.origin())),
            "DESTINATION_NAME", SortKey.text(transfer -> name(transfer.destination())));

    private static String name(@Nullable LocationSnapshot place) {
        return place == null ? "" : place.name();
    }

    default @Nullable InventoryTransfer inventoryTransfer(Call call) {
        return call.row("id", InventoryTransfer.class);
    }

    default Connection<InventoryTransfer> inventoryTransfers(Call call) {
        SortKey<InventoryTransfer, ?> order = TRANSFER_ORDERS.get(String.valueOf(call.text("sortKey")));
        if (order == null) {
            throw ShopifyError.notSimulated("TransferSortKeys." + call.text("sortKey"));
        }
        return Connection.cut(
                call.data().table(InventoryTransfer.class).sorted(order),
                order,
                TRANSFERS.filter(call),
                Window.of(call));
    }

    default @Nullable InventoryShipment inventoryShipment(Call call) {
        return call.row("id", InventoryShipment.class);
    }
}
