package io.shopwright.client.query;

import io.shopwright.client.schema.ApiVersion;
import java.util.Set;

/** Which mutations the shop runs only with an idempotency key. */
final class Idempotency {
    private static final ApiVersion SINCE = ApiVersion.of("2026-04");

    /** Source: shopify.dev/docs/api/usage/implementing-idempotency; the schema does not tell. */
    private static final Set<String> DEMANDING = Set.of(
            "inventoryActivate",
            "inventoryAdjustQuantities",
            "inventoryMoveQuantities",
            "inventorySetOnHandQuantities",
            "inventorySetQuantities",
            "inventorySetScheduledChanges",
            "inventoryShipmentAddItems",
            "inventoryShipmentCreate",
            "inventoryShipmentCreateInTransit",
            "inventoryShipmentReceive",
            "inventoryTransferCreate",
            "inventoryTransferCreateAsReadyToShip",
            "inventoryTransferDuplicate",
            "inventoryTransferSetItems",
            "locationActivate",
            "locationDeactivate",
            "refundCreate");

    private Idempotency() {}

    static boolean demands(ApiVersion version, String mutation) {
        return version.compareTo(SINCE) >= 0 && DEMANDING.contains(mutation);
    }
}
