package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import io.shopwright.testkit.Money.MoneyV2;
import io.shopwright.testkit.Money.Presentment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money given back for an order.
 *
 * @param reduction by how much less the order is worth: more than the amount if nothing was paid yet
 */
record Refund(
        long key,
        long orderKey,
        Instant createdAt,
        BigDecimal amount,
        BigDecimal reduction,
        @Nullable String note,
        Currency currency,
        List<RefundLineItem> lines,
        BigDecimal tax,
        @Nullable Long returnKey,
        @Nullable Presentment presentment)
        implements Resource {
    /** One that no return brought, without taxes of its own. */
    Refund(
            long key,
            long orderKey,
            Instant createdAt,
            BigDecimal amount,
            BigDecimal reduction,
            @Nullable String note,
            Currency currency,
            List<RefundLineItem> lines) {
        this(key, orderKey, createdAt, amount, reduction, note, currency, lines, BigDecimal.ZERO, null, null);
    }

    /** The return that brought it. */
    @Nullable
    Return theReturn(Call call) {
        return returnKey == null ? null : call.data().table(Return.class).get(returnKey);
    }

    /** Units of a position that were refunded. */
    record RefundLineItem(
            long key,
            long orderKey,
            LineItem line,
            int quantity,
            String restockType,
            @Nullable Long locationKey) implements Resource {
        LineItem lineItem(Call call) {
            Order order = Objects.requireNonNull(call.data().orders().get(orderKey));
            return order.lines().stream()
                    .filter(each -> each.key() == line.key())
                    .findFirst()
                    .orElse(line);
        }

        boolean restocked() {
            return !restockType.equals("NO_RESTOCK");
        }

        @Nullable
        Location location(Call call) {
            return locationKey == null
                    ? null
                    : call.data().table(Location.class).get(locationKey);
        }

        MoneyBag priceSet() {
            return line.discountedUnitPriceSet();
        }

        MoneyBag subtotalSet() {
            return Money.bag(subtotal(), line.currency(), line.presentment());
        }

        BigDecimal subtotal() {
            return Money.share(line.total(), line.quantity(), line.currency()).multiply(BigDecimal.valueOf(quantity));
        }
    }

    Instant processedAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return createdAt;
    }

    MoneyBag totalRefundedSet() {
        return Money.bag(amount, currency, presentment);
    }

    MoneyV2 totalRefunded() {
        return Money.of(amount, currency);
    }

    @Nullable
    Order order(Call call) {
        return call.data().orders().get(orderKey);
    }

    Connection<RefundLineItem> refundLineItems(Call call) {
        return Connection.inOrder(lines, call);
    }

    Connection<OrderTransaction> transactions(Call call) {
        Order order = call.data().orders().get(orderKey);
        return Connection.inOrder(order == null ? List.of() : payments(order), call);
    }

    /** The payments back that were made with this refund. */
    List<OrderTransaction> payments(Order order) {
        return order.payments().stream()
                .filter(each ->
                        each.kind().equals("REFUND") && each.processedAt().equals(createdAt))
                .filter(each -> amount.signum() != 0)
                .toList();
    }
}
