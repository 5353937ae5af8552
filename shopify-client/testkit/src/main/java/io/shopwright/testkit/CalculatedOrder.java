package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An order as it would be after the changes that an edit holds. */
record CalculatedOrder(long key, long orderKey, List<CalculatedLineItem> lines, boolean committed) implements Resource {
    /** The answer to a field of type OrderEditSession. */
    record OrderEditSession(long key) implements Resource {}

    CalculatedOrder {
        lines = List.copyOf(lines);
    }

    static CalculatedOrder of(long key, Order order) {
        List<CalculatedLineItem> lines = new ArrayList<>();
        for (LineItem each : order.lines()) {
            lines.add(CalculatedLineItem.of(each));
        }
        return new CalculatedOrder(key, order.key(), lines, false);
    }

    OrderEditSession session() {
        return new OrderEditSession(key);
    }

    Order originalOrder(Call call) {
        return Objects.requireNonNull(call.data().orders().get(orderKey));
    }

    Connection<CalculatedLineItem> lineItems(Call call) {
        return Connection.inOrder(lines, call);
    }

    Connection<CalculatedLineItem> addedLineItems(Call call) {
        return Connection.inOrder(
                lines.stream().filter(CalculatedLineItem::added).toList(), call);
    }

    int subtotalLineItemsQuantity() {
        return lines.stream().mapToInt(CalculatedLineItem::quantity).sum();
    }

    MoneyBag subtotalPriceSet(Call call) {
        Order order = originalOrder(call);
        return Money.bag(order.currentSubtotal().add(delta(order, false)), order.currency());
    }

    MoneyBag totalPriceSet(Call call) {
        Order order = originalOrder(call);
        return Money.bag(order.current().add(delta(order, true)), order.currency());
    }

    MoneyBag totalOutstandingSet(Call call) {
        Order order = originalOrder(call);
        return Money.bag(order.outstanding().add(delta(order, true)), order.currency());
    }

    /** By how much the changes make the order dearer. */
    private BigDecimal delta(Order order, boolean withTax) {
        BigDecimal delta = BigDecimal.ZERO;
        for (CalculatedLineItem each : lines) {
            delta = delta.add(each.worth()).subtract(each.worthBefore());
            if (withTax && !order.taxesIncluded()) {
                delta = delta.subtract(each.taxRemoved());
            }
        }
        return delta;
    }
}
