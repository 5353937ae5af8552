package io.shopwright.testkit;

import io.shopwright.testkit.Refund.RefundLineItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Pays back what was returned. */
final class ReturnRefunds {
    record Payload(@Nullable Refund refund, List<UserError> userErrors) {}

    private ReturnRefunds() {}

    static Payload refund(Call call) {
        ShopData data = call.data();
        Input input = call.input("returnRefundInput").ignore("notifyCustomer");
        Long key = input.key("returnId", "Return");
        Return row = key == null ? null : data.table(Return.class).get(key);
        if (row == null) {
            return new Payload(null, List.of(UserError.coded("returnId", "Return not found.", "NOT_FOUND")));
        }
        Order order = data.order(row.orderKey());
        List<ReturnLineItem> lines = new ArrayList<>(row.lines());
        List<RefundLineItem> refunded = new ArrayList<>();
        for (Input each : input.objects("returnRefundLineItems")) {
            ReturnLineItem line = ReturnMutations.lineOf(lines, each.key("returnLineItemId", "ReturnLineItem"));
            int quantity = each.number("quantity");
            if (line == null || quantity <= 0 || quantity > line.refundableQuantity()) {
                throw ShopifyError.notSimulated("a refund of more units than a return has");
            }
            ReturnMutations.replace(lines, line, "refundedQuantity", line.refundedQuantity() + quantity);
            LineItem sold = order.line(line.fulfillmentLineItem().lineKey());
            refunded.add(new RefundLineItem(data.nextPart(), order.key(), sold, quantity, "RETURN", null));
        }
        List<OrderTransaction> payments = payments(call, order, input);
        BigDecimal amount = payments.stream().map(OrderTransaction::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal worth = refunded.stream().map(RefundLineItem::subtotal).reduce(BigDecimal.ZERO, BigDecimal::add);
        Orders.requireShopMoney(order);
        Refund refund = Edit.of(new Refund(
                        data.nextRefund(), order.key(), call.now(), amount, worth, null, order.currency(), refunded))
                .set("returnKey", row.key())
                .done();
        data.orders().put(RefundMutations.with(call, order, refund, payments));
        data.table(Return.class).put(Edit.of(row).set("lines", lines).done());
        return new Payload(refund, List.of());
    }

    private static List<OrderTransaction> payments(Call call, Order order, Input input) {
        List<OrderTransaction> payments = new ArrayList<>();
        for (Input each : input.objects("orderTransactions")) {
            Long parentKey = each.key("parentId", "OrderTransaction");
            Input money = each.object("transactionAmount");
            BigDecimal amount =
                    money == null ? null : money.ignore("currencyCode").decimal("amount");
            OrderTransaction parent = order.payments().stream()
                    .filter(one -> Objects.equals(one.key(), parentKey))
                    .findFirst()
                    .orElseThrow(() -> ShopifyError.notSimulated("a refund by a payment of another order"));
            payments.add(Orders.payBack(call, order, amount == null ? BigDecimal.ZERO : amount, parent));
        }
        return payments;
    }
}
