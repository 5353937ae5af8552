package io.shopwright.testkit;

import io.shopwright.testkit.LineItem.Attribute;
import io.shopwright.testkit.OrderMutations.Payload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of orders that there are. */
final class OrderChanges {
    private static final String NONE = "Order does not exist";

    record Cancelled(@Nullable Job job, List<UserError> orderCancelUserErrors, List<UserError> userErrors) {
        static Cancelled refused(UserError error) {
            UserError plain = new UserError(error.field(), error.message(), null);
            return new Cancelled(null, List.of(error), List.of(plain));
        }
    }

    private OrderChanges() {}

    private static @Nullable Order order(Call call, Input input) {
        Long key = input.key("id", "Order");
        return key == null ? null : call.data().orders().get(key);
    }

    static Payload update(Call call) {
        Input input = call.input("input");
        Order order = order(call, input);
        if (order == null) {
            throw new Refused(new Payload(null, List.of(UserError.at("id", NONE))));
        }
        Edit<Order> edit =
                Edit.of(order).take(input, "email", "phone", "note", "poNumber").set("updatedAt", call.now());
        if (input.has("tags")) {
            edit.set("tags", Tagged.tidy(input.texts("tags")));
        }
        if (input.has("customAttributes")) {
            edit.set("customAttributes", Attribute.of(input, "customAttributes"));
        }
        Input address = input.object("shippingAddress");
        if (address != null) {
            edit.set("shippingAddress", new MailingAddress(call.data().nextPart(), Address.ofPerson(address)));
        }
        Order changed = call.data().orders().put(edit.done());
        Metafields.setAll(call, changed, input);
        return new Payload(changed, List.of());
    }

    static Payload close(Call call) {
        return closing(call, call.now());
    }

    static Payload open(Call call) {
        return closing(call, null);
    }

    private static Payload closing(Call call, @Nullable Instant when) {
        Order order = order(call, call.input("input"));
        if (order == null) {
            return new Payload(null, List.of(UserError.at("id", NONE)));
        }
        Order changed = Edit.of(order)
                .set("closedAt", when)
                .set("updatedAt", call.now())
                .done();
        return new Payload(call.data().orders().put(changed), List.of());
    }

    static Payload markAsPaid(Call call) {
        Order order = order(call, call.input("input"));
        if (order == null) {
            return new Payload(null, List.of(UserError.at("id", NONE)));
        }
        if (!order.canMarkAsPaid()) {
            return new Payload(order, List.of(UserError.at("id", "Order cannot be marked as paid.")));
        }
        OrderTransaction payment = Orders.sale(call, order, order.outstanding());
        Order paid = Edit.of(Orders.plusPayment(order, payment))
                .set("updatedAt", call.now())
                .done();
        return new Payload(call.data().orders().put(paid), List.of());
    }

    static Cancelled cancel(Call call) {
        call.ignore("notifyCustomer", "staffNote");
        ShopData data = call.data();
        Order order = call.row("orderId", Order.class);
        boolean restock = call.flag("restock");
        Input method = call.input("refundMethod");
        boolean refund = call.flag("refund") || method.flag("originalPaymentMethodsRefund");
        String reason = call.text("reason");
        if (order == null) {
            return Cancelled.refused(UserError.coded("orderId", NONE, "NOT_FOUND"));
        }
        if (order.cancelledAt() != null) {
            return Cancelled.refused(UserError.coded("orderId", "Order has already been cancelled", "INVALID"));
        }
        if (order.lines().stream().anyMatch(each -> each.fulfilled() > 0)) {
            return Cancelled.refused(
                    UserError.coded("orderId", "Cannot cancel an order that has outstanding fulfillments", "INVALID"));
        }
        List<LineItem> lines = new ArrayList<>();
        for (LineItem line : order.lines()) {
            if (order.claims()) {
                String to = restock ? "available" : "";
                Stock.shift(call, line.variantKey(), "committed", to, line.unfulfilledQuantity());
            }
            lines.add(Edit.of(line).set("currentQuantity", 0).done());
        }
        BigDecimal back = refund ? order.net() : BigDecimal.ZERO;
        Order changed = Edit.of(order)
                .set("lines", lines)
                .set("cancelledAt", call.now())
                .set("cancelReason", reason)
                .set("closedAt", call.now())
                .set("updatedAt", call.now())
                .done();
        data.orders().put(RefundMutations.paidBack(call, changed, back, order.current()));
        for (FulfillmentOrder each : data.table(FulfillmentOrder.class).ownedBy(order.key())) {
            data.table(FulfillmentOrder.class)
                    .put(Edit.of(each)
                            .set("status", "CLOSED")
                            .set("updatedAt", call.now())
                            .done());
        }
        return new Cancelled(Job.pending(data), List.of(), List.of());
    }
}
