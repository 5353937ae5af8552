package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order. Orders here are paid at once, in full, and carry no tax, shipping or discount.
 *
 * @param number what follows the # in the name
 * @param customerKey null for a guest's order
 * @param total what was paid
 * @param lines what was bought
 * @param moneyBack refunds, oldest first
 */
record Order(
        long key,
        int number,
        Instant createdAt,
        @Nullable Instant cancelledAt,
        boolean test,
        @Nullable Long customerKey,
        @Nullable String email,
        List<String> tags,
        Currency currency,
        BigDecimal total,
        List<LineItem> lines,
        List<Refund> moneyBack)
        implements Resource {
    Order {
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
        moneyBack = List.copyOf(moneyBack);
    }

    String name() {
        return "#" + number;
    }

    Instant processedAt() {
        return createdAt;
    }

    Instant updatedAt() {
        Instant latest = cancelledAt == null ? createdAt : cancelledAt;
        for (Refund refund : moneyBack) {
            latest = refund.createdAt().isAfter(latest) ? refund.createdAt() : latest;
        }
        return latest;
    }

    String currencyCode() {
        return currency.getCurrencyCode();
    }

    String presentmentCurrencyCode() {
        return currencyCode();
    }

    @Nullable
    Customer customer(Call call) {
        return customerKey == null ? null : call.session().data().customers().get(customerKey);
    }

    FinancialStatus displayFinancialStatus() {
        BigDecimal refunded = refunded();
        if (refunded.signum() == 0) {
            return FinancialStatus.PAID;
        }
        return refunded.compareTo(total) < 0 ? FinancialStatus.PARTIALLY_REFUNDED : FinancialStatus.REFUNDED;
    }

    MoneyBag totalPriceSet() {
        return Money.bag(total, currency);
    }

    MoneyBag originalTotalPriceSet() {
        return totalPriceSet();
    }

    MoneyBag subtotalPriceSet() {
        return totalPriceSet();
    }

    MoneyBag totalReceivedSet() {
        return totalPriceSet();
    }

    MoneyBag totalRefundedSet() {
        return Money.bag(refunded(), currency);
    }

    MoneyBag netPaymentSet() {
        return Money.bag(net(), currency);
    }

    MoneyBag currentTotalPriceSet() {
        return netPaymentSet();
    }

    MoneyBag currentSubtotalPriceSet() {
        return netPaymentSet();
    }

    MoneyBag totalTaxSet() {
        return Money.bag(BigDecimal.ZERO, currency);
    }

    MoneyBag totalDiscountsSet() {
        return totalTaxSet();
    }

    MoneyBag totalShippingPriceSet() {
        return totalTaxSet();
    }

    MoneyBag totalOutstandingSet() {
        return totalTaxSet();
    }

    int subtotalLineItemsQuantity() {
        return lines.stream().mapToInt(LineItem::quantity).sum();
    }

    int currentSubtotalLineItemsQuantity() {
        return lines.stream().mapToInt(LineItem::currentQuantity).sum();
    }

    Connection<LineItem> lineItems(Call call) {
        return Connection.cut(lines, SortKeys.LINE_ITEMS, line -> true, Window.of(call));
    }

    List<Refund> refunds(Call call) {
        Integer first = call.integer("first");
        return first == null ? moneyBack : moneyBack.subList(0, Math.min(first, moneyBack.size()));
    }

    BigDecimal refunded() {
        return moneyBack.stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was paid, less what was refunded. */
    BigDecimal net() {
        return total.subtract(refunded());
    }
}
