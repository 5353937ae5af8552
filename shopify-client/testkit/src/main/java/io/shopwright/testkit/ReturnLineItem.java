package io.shopwright.testkit;

import io.shopwright.testkit.Fulfillment.FulfillmentLineItem;
import org.jspecify.annotations.Nullable;

/** Units of a parcel's position that come back. */
record ReturnLineItem(
        long key,
        FulfillmentLineItem fulfillmentLineItem,
        int quantity,
        int processedQuantity,
        int refundedQuantity,
        String returnReason,
        String returnReasonNote,
        @Nullable String customerNote)
        implements Resource {
    int unprocessedQuantity() {
        return quantity - processedQuantity;
    }

    int refundableQuantity() {
        return quantity - refundedQuantity;
    }
}
