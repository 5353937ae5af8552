package io.shopwright.testkit;

/** The mutations of fulfillment orders, and what else ends or follows an order. */
interface FulfillmentWrites {
    default FulfillmentOrderChanges.Held fulfillmentOrderHold(Call call) {
        return FulfillmentOrderChanges.hold(call);
    }

    default FulfillmentOrderChanges.Changed fulfillmentOrderReleaseHold(Call call) {
        return FulfillmentOrderChanges.release(call);
    }

    default FulfillmentOrderChanges.Moved fulfillmentOrderMove(Call call) {
        return FulfillmentOrderChanges.move(call);
    }

    default FulfillmentOrderChanges.Changed fulfillmentOrderOpen(Call call) {
        return FulfillmentOrderChanges.open(call);
    }

    default FulfillmentOrderChanges.Changed fulfillmentOrderReportProgress(Call call) {
        return FulfillmentOrderChanges.reportProgress(call);
    }

    default FulfillmentOrderChanges.Tracked fulfillmentTrackingInfoUpdate(Call call) {
        return FulfillmentOrderChanges.track(call);
    }

    default OrderRemovals.Deleted orderDelete(Call call) {
        return OrderRemovals.delete(call);
    }
}
