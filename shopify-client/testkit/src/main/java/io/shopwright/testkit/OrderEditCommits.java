package io.shopwright.testkit;

import io.shopwright.testkit.FulfillmentOrder.FulfillmentOrderLineItem;
import io.shopwright.testkit.Refund.RefundLineItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the changes of an edit. What it removes, the order keeps as a refund without money. */
final class OrderEditCommits {
    record Payload(@Nullable Order order, List<String> successMessages, List<UserError> userErrors) {}

    private OrderEditCommits() {}

    static Payload commit(Call call) {
        call.ignore("staffNote");
        boolean notifies = call.flag("notifyCustomer");
        ShopData data = call.data();
        CalculatedOrder edit = call.row("id", CalculatedOrder.class);
        if (edit == null || edit.committed()) {
            return refused("The calculated order does not exist.");
        }
        List<CalculatedLineItem> changed =
                edit.lines().stream().filter(CalculatedLineItem::isChanged).toList();
        if (changed.isEmpty()) {
            return refused("There must be at least one change to be made.");
        }
        Order order = data.order(edit.orderKey());
        Order made = data.orders().put(changed(call, order, edit));
        tasks(call, made, changed);
        changed.forEach(each -> stock(call, made, each));
        data.table(CalculatedOrder.class)
                .put(Edit.of(edit).set("committed", true).done());
        List<String> messages = new ArrayList<>(List.of("Order updated"));
        if (notifies) {
            messages.add(made.outstanding().signum() > 0 ? "Invoice sent" : "Notification sent");
        }
        return new Payload(made, messages, List.of());
    }

    private static Payload refused(String message) {
        return new Payload(null, List.of(), List.of(UserError.at("id", message)));
    }

    private static Order changed(Call call, Order order, CalculatedOrder edit) {
        List<LineItem> lines = new ArrayList<>();
        List<RefundLineItem> removed = new ArrayList<>();
        BigDecimal total = order.total();
        BigDecimal discount = order.discount();
        BigDecimal tax = BigDecimal.ZERO;
        for (CalculatedLineItem each : edit.lines()) {
            LineItem line = each.line();
            BigDecimal off = each.unitOff().multiply(BigDecimal.valueOf(each.quantity()));
            int less = each.added() ? 0 : line.currentQuantity() - each.quantity();
            if (less > 0) {
                String restock = each.restocking() ? "CANCEL" : "NO_RESTOCK";
                removed.add(new RefundLineItem(call.data().nextPart(), order.key(), line, less, restock, null));
                tax = tax.add(order.taxesIncluded() ? BigDecimal.ZERO : each.taxRemoved());
            }
            int units = Math.max(line.quantity(), each.quantity());
            total = total.add(each.added() ? each.worth() : raised(line, each))
                    .subtract(each.added() ? BigDecimal.ZERO : off);
            discount = discount.add(off);
            lines.add(Edit.of(line)
                    .set("quantity", each.added() ? each.quantity() : units)
                    .set("currentQuantity", each.quantity())
                    .set("discount", line.discount().add(off))
                    .done());
        }
        lines.removeIf(line -> line.quantity() == 0);
        Edit<Order> changed = Edit.of(order)
                .set("lines", lines)
                .set("total", total)
                .set("discount", discount)
                .set("updatedAt", call.now());
        if (!removed.isEmpty()) {
            List<Refund> refunds = new ArrayList<>(order.moneyBack());
            refunds.add(removal(call, order, removed, tax));
            changed.set("moneyBack", refunds);
        }
        return changed.done();
    }

    /** What more units of a position cost. */
    private static BigDecimal raised(LineItem line, CalculatedLineItem edited) {
        int more = Math.max(edited.quantity() - line.currentQuantity(), 0);
        return line.unitPrice().multiply(BigDecimal.valueOf(more));
    }

    private static Refund removal(Call call, Order order, List<RefundLineItem> removed, BigDecimal tax) {
        BigDecimal worth = removed.stream().map(RefundLineItem::subtotal).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Edit.of(new Refund(
                        call.data().nextRefund(),
                        order.key(),
                        call.now(),
                        BigDecimal.ZERO,
                        worth,
                        null,
                        order.currency(),
                        removed))
                .set("tax", tax)
                .done();
    }

    /** What is to be sent follows: of the first open task, or of a new one. */
    private static void tasks(Call call, Order order, List<CalculatedLineItem> changed) {
        Table<FulfillmentOrder> table = call.data().table(FulfillmentOrder.class);
        FulfillmentOrder task = table.ownedBy(order.key()).stream()
                .filter(FulfillmentOrder::isOpen)
                .findFirst()
                .orElse(null);
        if (task == null) {
            if (changed.stream().anyMatch(CalculatedLineItem::added)) {
                throw ShopifyError.notSimulated("adding to an order of which nothing is left to send");
            }
            return;
        }
        List<FulfillmentOrderLineItem> lines = new ArrayList<>();
        for (FulfillmentOrderLineItem each : task.lines()) {
            int now = order.line(each.lineKey()).unfulfilledQuantity();
            int sent = each.totalQuantity() - each.remainingQuantity();
            lines.add(Edit.of(each)
                    .set("remainingQuantity", now)
                    .set("totalQuantity", now + sent)
                    .done());
        }
        for (CalculatedLineItem each : changed) {
            if (each.added()) {
                lines.add(new FulfillmentOrderLineItem(
                        call.data().nextPart(), order.key(), each.line().key(), each.quantity(), each.quantity()));
            }
        }
        table.put(Edit.of(task).set("lines", lines).set("updatedAt", call.now()).done());
    }

    private static void stock(Call call, Order order, CalculatedLineItem edited) {
        if (!order.claims()) {
            return;
        }
        int more = edited.added()
                ? edited.quantity()
                : edited.quantity() - edited.line().currentQuantity();
        Long variant = edited.line().variantKey();
        if (more > 0) {
            Stock.shift(call, variant, "available", "committed", more);
        } else {
            Stock.shift(call, variant, "committed", edited.restocking() ? "available" : "", -more);
        }
    }
}
