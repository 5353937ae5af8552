package io.shopwright.testkit;

/** The mutations of transfers of stock and of their shipments. */
interface TransferWrites {
    default TransferMutations.Payload inventoryTransferCreate(Call call) {
        return TransferMutations.create(call);
    }

    default TransferMutations.Payload inventoryTransferCreateAsReadyToShip(Call call) {
        return TransferMutations.createReady(call);
    }

    default TransferMutations.Payload inventoryTransferMarkAsReadyToShip(Call call) {
        return TransferMutations.markReady(call);
    }

    default TransferMutations.Payload inventoryTransferEdit(Call call) {
        return TransferMutations.edit(call);
    }

    default TransferItems.SetPayload inventoryTransferSetItems(Call call) {
        return TransferItems.set(call);
    }

    default TransferItems.RemovePayload inventoryTransferRemoveItems(Call call) {
        return TransferItems.remove(call);
    }

    default TransferMutations.Payload inventoryTransferCancel(Call call) {
        return TransferMutations.cancel(call);
    }

    default TransferMutations.Deleted inventoryTransferDelete(Call call) {
        return TransferMutations.delete(call);
    }

    default TransferMutations.Payload inventoryTransferDuplicate(Call call) {
        return TransferMutations.duplicate(call);
    }

    default ShipmentMutations.Payload inventoryShipmentCreateInTransit(Call call) {
        return ShipmentMutations.createInTransit(call);
    }

    default ShipmentMutations.Payload inventoryShipmentReceive(Call call) {
        return ShipmentMutations.receive(call);
    }
}
