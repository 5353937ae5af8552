package io.shopwright.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deletes orders. */
final class OrderRemovals {
    record Deleted(@Nullable String deletedId, List<UserError> userErrors) {}

    private OrderRemovals() {}

    static Deleted delete(Call call) {
        ShopData data = call.data();
        Order order = call.row("orderId", Order.class);
        if (order == null) {
            return new Deleted(null, List.of(UserError.coded("orderId", "Order does not exist", "NOT_FOUND")));
        }
        data.table(FulfillmentOrder.class).remove(each -> each.orderKey() == order.key());
        data.table(Fulfillment.class).remove(each -> each.orderKey() == order.key());
        data.table(Return.class).remove(each -> each.orderKey() == order.key());
        data.table(CalculatedOrder.class).remove(each -> each.orderKey() == order.key());
        data.table(Metafield.class).remove(each -> each.ownerId().equals(order.id()));
        data.orders().remove(each -> each.key() == order.key());
        return new Deleted(order.id(), List.of());
    }
}
