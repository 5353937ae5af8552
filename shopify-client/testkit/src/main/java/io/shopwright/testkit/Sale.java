package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something sold, before it has a number.
 *
 * @param buyer null for a guest
 * @param email of the order; a guest's too
 */
record Sale(
        Instant at,
        @Nullable Buyer buyer,
        @Nullable String email,
        BigDecimal total,
        List<Line> lines,
        boolean test,
        @Nullable Instant cancelledAt,
        List<MoneyBack> moneyBack) {
    private static final String GATEWAY = "manual";

    /**
     * @param reference what tells buyers apart within one load
     */
    record Buyer(
            String reference,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            List<String> tags) {
        Customer customer(long key, Instant createdAt) {
            return Edit.of(Customer.BLANK)
                    .set("key", key)
                    .set("firstName", firstName)
                    .set("lastName", lastName)
                    .set("email", email)
                    .set("tags", tags)
                    .set("createdAt", createdAt)
                    .set("updatedAt", createdAt)
                    .done();
        }
    }

    static Sale paid(Instant at, Buyer buyer, BigDecimal total, List<Line> lines) {
        return new Sale(at, buyer, buyer.email(), total, lines, false, null, List.of());
    }

    Sale asTest() {
        return new Sale(at, buyer, email, total, lines, true, cancelledAt, moneyBack);
    }

    /** Cancelled, and all money given back. */
    Sale cancelled(Instant when) {
        return new Sale(at, buyer, email, total, lines, test, when, List.of(new MoneyBack(when, total)));
    }

    Sale refunded(Instant when, BigDecimal amount) {
        return new Sale(at, buyer, email, total, lines, test, cancelledAt, List.of(new MoneyBack(when, amount)));
    }

    Sale byGuest() {
        return new Sale(at, null, email, total, lines, test, cancelledAt, moneyBack);
    }

    /** The order: paid and sent at once, and paid back as the sale says. */
    Order order(ShopData data, long key, @Nullable Long customerKey) {
        boolean cancelled = cancelledAt != null;
        List<LineItem> items = new ArrayList<>();
        for (Line line : lines) {
            ProductVariant variant = line.variantKey() == null
                    ? null
                    : data.table(ProductVariant.class).get(line.variantKey());
            items.add(Orders.line(data, variant, line.quantity())
                    .set("title", line.title())
                    .set("currentQuantity", cancelled ? 0 : line.quantity())
                    .set("fulfilled", cancelled ? 0 : line.quantity())
                    .set("unitPrice", line.unitPrice())
                    .done());
        }
        List<OrderTransaction> payments = new ArrayList<>();
        OrderTransaction paid = payment(data, key);
        payments.add(paid);
        List<Refund> refunds = new ArrayList<>();
        Instant latest = cancelledAt == null ? at : cancelledAt;
        for (MoneyBack back : moneyBack) {
            BigDecimal amount = back.amount();
            refunds.add(
                    new Refund(data.nextRefund(), key, back.at(), amount, amount, null, data.currency(), List.of()));
            payments.add(Edit.of(payment(data, key))
                    .set("kind", "REFUND")
                    .set("paid", amount)
                    .set("parentKey", paid.key())
                    .set("processedAt", back.at())
                    .done());
            latest = back.at().isAfter(latest) ? back.at() : latest;
        }
        return Edit.of(Order.BLANK)
                .set("key", key)
                .set("number", data.number(key))
                .set("name", "#" + data.number(key))
                .set("createdAt", at)
                .set("processedAt", at)
                .set("updatedAt", latest)
                .set("cancelledAt", cancelledAt)
                .set("cancelReason", cancelled ? "OTHER" : null)
                .set("test", test)
                .set("customerKey", customerKey)
                .set("email", email)
                .set("currency", data.currency())
                .set("total", total)
                .set("lines", items)
                .set("moneyBack", refunds)
                .set("payments", payments)
                .done();
    }

    private OrderTransaction payment(ShopData data, long order) {
        return new OrderTransaction(
                data.nextPart(), order, "SALE", "SUCCESS", GATEWAY, total, data.currency(), null, test, at);
    }

    /**
     * @param variantKey of the variant that was sold, null if the shop does not have it
     */
    record Line(
            String title,
            int quantity,
            BigDecimal unitPrice,
            @Nullable Long variantKey) {
        Line(String title, int quantity, BigDecimal unitPrice) {
            this(title, quantity, unitPrice, null);
        }
    }

    record MoneyBack(Instant at, BigDecimal amount) {}
}
