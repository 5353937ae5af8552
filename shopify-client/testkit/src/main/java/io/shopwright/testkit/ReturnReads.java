package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads returns, and what can be returned. */
interface ReturnReads {
    /** The field {@code return}. */
    default @Nullable Return theReturn(Call call) {
        return call.row("id", Return.class);
    }

    default @Nullable ReturnableFulfillment returnableFulfillment(Call call) {
        Fulfillment parcel = call.data().table(Fulfillment.class).get(call.key("id", "ReturnableFulfillment"));
        return parcel == null ? null : ReturnableFulfillment.of(call.data(), parcel);
    }

    default Connection<ReturnableFulfillment> returnableFulfillments(Call call) {
        ShopData data = call.data();
        long order = call.key("orderId", "Order");
        List<ReturnableFulfillment> found = data.table(Fulfillment.class).ownedBy(order).stream()
                .filter(parcel -> parcel.status().equals("SUCCESS"))
                .map(parcel -> ReturnableFulfillment.of(data, parcel))
                .filter(each -> !each.lines().isEmpty())
                .toList();
        return Connection.inOrder(found, call);
    }
}
