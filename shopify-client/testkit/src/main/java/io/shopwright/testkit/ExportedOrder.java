package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order of the admin's export as the shop keeps it. */
final class ExportedOrder {
    private static final Set<String> PAID = Set.of("paid", "refunded", "partially_refunded", "partially_paid");

    private final ShopData data;
    private final List<OrderExport.Row> rows;
    private final OrderExport.Row first;
    private final long key;
    private final Instant created;
    private final Instant paidAt;
    private final @Nullable Instant cancelledAt;

    ExportedOrder(ShopData data, List<OrderExport.Row> rows) {
        this.data = data;
        this.rows = rows;
        this.first = rows.get(0);
        this.key = data.orders().nextKey();
        this.created = first.time("Created at").orElseThrow();
        this.paidAt = first.time("Paid at").orElse(created);
        this.cancelledAt = first.time("Cancelled at").orElse(null);
    }

    Order order(@Nullable Customer customer) {
        List<OrderTransaction> payments = payments();
        BigDecimal back = first.amount("Refunded Amount");
        Instant backAt = cancelledAt == null ? paidAt : cancelledAt;
        List<Refund> refunds = back.signum() == 0
                ? List.of()
                : List.of(new Refund(data.nextRefund(), key, backAt, back, back, null, data.currency(), List.of()));
        String name = first.text("Name");
        return Edit.of(Order.BLANK)
                .set("key", key)
                .set("number", number(name))
                .set("name", name)
                .set("createdAt", created)
                .set("processedAt", created)
                .set("updatedAt", backAt)
                .set("cancelledAt", cancelledAt)
                .set("cancelReason", cancelledAt == null ? null : "OTHER")
                .set("customerKey", customer == null ? null : customer.key())
                .set("email", first.textOrNull("Email"))
                .set("phone", first.textOrNull("Phone"))
                .set("note", first.textOrNull("Notes"))
                .set("sourceName", first.textOrNull("Source"))
                .set("tags", list("Tags"))
                .set("discountCodes", list("Discount Code"))
                .set("currency", data.currency())
                .set("total", first.amount("Total"))
                .set("tax", first.amount("Taxes"))
                .set("discount", first.amount("Discount Amount"))
                .set("lines", rows.stream().map(this::line).toList())
                .set("shipping", shipping())
                .set("payments", payments)
                .set("moneyBack", refunds)
                .set("declaredStatus", payments.isEmpty() ? status().toUpperCase(Locale.ROOT) : null)
                .done();
    }

    /** The number in a name such as #1001; an order whose name has none gets one of the shop's. */
    private int number(String name) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? data.number(key) : Integer.parseInt(digits);
    }

    private String status() {
        String status = first.text("Financial Status").toLowerCase(Locale.ROOT);
        return status.isEmpty() ? "pending" : status;
    }

    private List<String> list(String column) {
        return first.text(column).isEmpty()
                ? List.of()
                : Arrays.stream(first.text(column).split(",", -1))
                        .map(String::strip)
                        .sorted()
                        .toList();
    }

    private LineItem line(OrderExport.Row row) {
        int quantity = row.quantity("Lineitem quantity");
        boolean sent = row.text("Lineitem fulfillment status").equals("fulfilled");
        return Orders.line(data, null, quantity)
                .set("title", row.text("Lineitem name"))
                .set("unitPrice", row.amount("Lineitem price"))
                .set("discount", row.amount("Lineitem discount"))
                .set("sku", row.textOrNull("Lineitem sku"))
                .set("vendor", row.textOrNull("Vendor"))
                .set("taxable", Boolean.parseBoolean(row.text("Lineitem taxable")))
                .set("requiresShipping", Boolean.parseBoolean(row.text("Lineitem requires shipping")))
                .set("currentQuantity", cancelledAt == null ? quantity : 0)
                .set("fulfilled", sent ? quantity : 0)
                .done();
    }

    private List<ShippingLine> shipping() {
        BigDecimal price = first.amount("Shipping");
        String method = first.text("Shipping Method");
        return method.isEmpty() && price.signum() == 0
                ? List.of()
                : List.of(new ShippingLine(
                        data.nextPart(), method, method, null, price, false, data.currency(), List.of()));
    }

    private List<OrderTransaction> payments() {
        if (!PAID.contains(status())) {
            return List.of();
        }
        String gateway = first.text("Payment Method").isEmpty() ? Orders.MANUAL : first.text("Payment Method");
        BigDecimal received = first.amount("Total").subtract(first.amount("Outstanding Balance"));
        OrderTransaction sale = new OrderTransaction(
                data.nextPart(), key, "SALE", "SUCCESS", gateway, received, data.currency(), null, false, paidAt);
        List<OrderTransaction> payments = new ArrayList<>(List.of(sale));
        BigDecimal back = first.amount("Refunded Amount");
        if (back.signum() > 0) {
            payments.add(Edit.of(sale)
                    .set("key", data.nextPart())
                    .set("kind", "REFUND")
                    .set("paid", back)
                    .set("parentKey", sale.key())
                    .set("processedAt", cancelledAt == null ? paidAt : cancelledAt)
                    .done());
        }
        return payments;
    }
}
