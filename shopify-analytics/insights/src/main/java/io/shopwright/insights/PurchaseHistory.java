package io.shopwright.insights;

import io.shopwright.analytics.clv.Purchase;
import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A shop's orders as purchases.
 *
 * <p>A purchase is an order of a customer that is neither a test nor cancelled. Its day is that of {@code processedAt} in
 * the shop's time zone, its amount {@code currentTotalPriceSet} in the shop's currency: after discounts, returns and
 * refunds, with taxes and shipping. An order of which returns and refunds left nothing is not a purchase; an order that
 * was free from the start is one, of amount 0. Guests, orders without a customer, cannot be told apart and are counted
 * but not used.
 */
final class PurchaseHistory {
    private final ShopFacts facts;
    private final List<Purchase<Gid>> purchases = new ArrayList<>();
    private long test;
    private long cancelled;
    private long guests;
    private long undone;

    /** An order, the least of it that the rules need. */
    record OrderRow(
            Gid id,
            String name,
            Instant processedAt,
            boolean test,
            @Nullable Instant cancelledAt,
            MoneyBag totalPriceSet,
            MoneyBag currentTotalPriceSet,
            @Nullable CustomerRef customer)
            implements OrdersByTime.Row {}

    record CustomerRef(Gid id) {}

    /** One without orders, to {@link #add} them. */
    PurchaseHistory(ShopFacts facts) {
        this.facts = facts;
    }

    /**
     * Reads all orders until the end of a day.
     *
     * @param end last day, in the shop's time zone
     */
    static PurchaseHistory read(Shop shop, ShopFacts facts, LocalDate end, Reading reading) {
        PurchaseHistory history = new PurchaseHistory(facts);
        Instant until = end.plusDays(1).atStartOfDay(facts.zone()).toInstant();
        String search = OrdersByTime.before(until);
        long expected = OrdersByTime.count(shop, search);
        long done = 0;
        Progress progress = reading.progress();
        progress.at(0, expected);
        for (OrderRow order : new OrdersByTime<>(shop, reading, OrderRow.class, search)) {
            history.add(order);
            done++;
            if (done % OrdersByTime.PAGE == 0) {
                progress.at(done, Math.max(done, expected));
            }
        }
        progress.at(done, done);
        return history;
    }

    /** Takes an order in; the purchase, if it is one. */
    Optional<Purchase<Gid>> add(OrderRow order) {
        BigDecimal total = facts.amount(order.totalPriceSet().shopMoney(), order.name());
        BigDecimal left = facts.amount(order.currentTotalPriceSet().shopMoney(), order.name());
        CustomerRef customer = order.customer();
        if (order.test()) {
            test++;
        } else if (order.cancelledAt() != null) {
            cancelled++;
        } else if (total.signum() > 0 && left.signum() <= 0) {
            undone++;
        } else if (customer == null) {
            guests++;
        } else {
            LocalDate day = order.processedAt().atZone(facts.zone()).toLocalDate();
            Purchase<Gid> purchase = new Purchase<>(customer.id(), day, left.doubleValue());
            purchases.add(purchase);
            return Optional.of(purchase);
        }
        return Optional.empty();
    }

    List<Purchase<Gid>> purchases() {
        return List.copyOf(purchases);
    }

    OrderCounts counts() {
        long counted = purchases.size();
        return new OrderCounts(counted + test + cancelled + guests + undone, counted, test, cancelled, guests, undone);
    }
}
