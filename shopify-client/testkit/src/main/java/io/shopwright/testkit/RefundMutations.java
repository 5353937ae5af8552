package io.shopwright.testkit;

import io.shopwright.testkit.Refund.RefundLineItem;
import io.shopwright.testkit.UserError.Errors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mutation refundCreate. */
final class RefundMutations {
    record Payload(@Nullable Refund refund, @Nullable Order order, List<UserError> userErrors) {}

    private RefundMutations() {}

    static Payload create(Call call) {
        ShopData data = call.data();
        Input input = call.input("input").ignore("notify", "currency", "discrepancyReason");
        Long key = input.key("orderId", "Order");
        Order order = key == null ? null : data.orders().get(key);
        if (order == null) {
            throw new Refused(new Payload(null, null, List.of(UserError.at("orderId", "Order does not exist"))));
        }
        Errors errors = new Errors();
        List<RefundLineItem> lines = lines(call, order, input, errors);
        List<OrderTransaction> payments = payments(call, order, input, errors);
        BigDecimal amount = payments.stream().map(OrderTransaction::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!errors.any() && amount.compareTo(order.net()) > 0 && !input.flag("allowOverRefunding")) {
            errors.add(UserError.whole("Refund amount $" + Money.price(amount)
                    + " is greater than net payment received $" + Money.price(order.net())));
        }
        if (errors.any()) {
            throw new Refused(new Payload(null, order, errors.list()));
        }
        BigDecimal worth = lines.stream().map(RefundLineItem::subtotal).reduce(shipping(order, input), BigDecimal::add);
        Orders.requireShopMoney(order);
        Refund refund = new Refund(
                data.nextRefund(), order.key(), call.now(), amount, worth, input.text("note"), order.currency(), lines);
        Order changed = data.orders().put(with(call, order, refund, payments));
        lines.forEach(each -> restock(call, changed, each));
        return new Payload(refund, changed, List.of());
    }

    static Order with(Call call, Order order, Refund refund, List<OrderTransaction> added) {
        List<Refund> refunds = new ArrayList<>(order.moneyBack());
        refunds.add(refund);
        List<OrderTransaction> payments = new ArrayList<>(order.payments());
        payments.addAll(added);
        List<LineItem> items = new ArrayList<>();
        for (LineItem each : order.lines()) {
            int less = refund.lines().stream()
                    .filter(line -> line.line().key() == each.key())
                    .mapToInt(RefundLineItem::quantity)
                    .sum();
            items.add(Edit.of(each)
                    .set("currentQuantity", each.currentQuantity() - less)
                    .done());
        }
        return Edit.of(order)
                .set("moneyBack", refunds)
                .set("payments", payments)
                .set("lines", items)
                .set("updatedAt", call.now())
                .done();
    }

    private static BigDecimal shipping(Order order, Input input) {
        Input shipping = input.object("shipping");
        if (shipping == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal amount = shipping.decimal("amount");
        BigDecimal all = order.shipping().stream().map(ShippingLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return shipping.flag("fullRefund") ? all : amount == null ? BigDecimal.ZERO : amount;
    }

    private static List<RefundLineItem> lines(Call call, Order order, Input input, Errors errors) {
        List<RefundLineItem> lines = new ArrayList<>();
        List<Input> inputs = input.objects("refundLineItems");
        for (int i = 0; i < inputs.size(); i++) {
            Input each = inputs.get(i);
            Long lineKey = each.key("lineItemId", "LineItem");
            int quantity = each.number("quantity");
            LineItem line = order.lines().stream()
                    .filter(one -> Objects.equals(one.key(), lineKey))
                    .findFirst()
                    .orElse(null);
            Long location = each.key("locationId", "Location");
            String restock = each.text("restockType", "NO_RESTOCK");
            if (line == null) {
                errors.add("refundLineItems." + i + ".lineItemId", "Line item does not exist", null);
            } else if (quantity > line.currentQuantity()) {
                errors.add(
                        "refundLineItems." + i + ".quantity",
                        "Quantity cannot refund more items than were purchased",
                        null);
            } else {
                lines.add(new RefundLineItem(call.data().nextPart(), order.key(), line, quantity, restock, location));
            }
        }
        return lines;
    }

    private static List<OrderTransaction> payments(Call call, Order order, Input input, Errors errors) {
        List<OrderTransaction> payments = new ArrayList<>();
        for (Input each : input.objects("transactions")) {
            each.ignore("orderId");
            String kind = each.text("kind", "");
            BigDecimal amount = each.decimal("amount");
            String gateway = each.text("gateway", Orders.MANUAL);
            Long parentKey = each.key("parentId", "OrderTransaction");
            OrderTransaction parent = order.payments().stream()
                    .filter(one -> Objects.equals(one.key(), parentKey))
                    .findFirst()
                    .orElse(null);
            if (!kind.equals("REFUND")) {
                errors.add(UserError.whole("Kind " + kind.toLowerCase(Locale.ROOT) + " is not a valid transaction"));
            } else if (parentKey != null && parent == null) {
                errors.add("transactions", "Transactions require a parent_id associated with the order", null);
            } else {
                OrderTransaction back = Orders.payBack(call, order, amount == null ? BigDecimal.ZERO : amount, parent);
                payments.add(
                        parent == null ? Edit.of(back).set("gateway", gateway).done() : back);
            }
        }
        return payments;
    }

    /** Goods that were not sent lose their claim; goods that were come back into stock. */
    private static void restock(Call call, Order order, RefundLineItem line) {
        if (line.restocked() && order.claims()) {
            boolean unsent = line.restockType().equals("CANCEL");
            Stock.shift(call, line.line().variantKey(), unsent ? "committed" : "", "available", line.quantity());
        }
    }

    /** The order with the amount paid back by its first payment, and worth less by all that it costs. */
    static Order paidBack(Call call, Order order, BigDecimal amount, BigDecimal worth) {
        OrderTransaction parent = order.payments().stream()
                .filter(OrderTransaction::isIncome)
                .findFirst()
                .orElse(null);
        if (amount.signum() == 0 && worth.signum() == 0) {
            return order;
        }
        List<OrderTransaction> added =
                amount.signum() == 0 ? List.of() : List.of(Orders.payBack(call, order, amount, parent));
        Refund refund = new Refund(
                call.data().nextRefund(), order.key(), call.now(), amount, worth, null, order.currency(), List.of());
        return with(call, order, refund, added);
    }
}
