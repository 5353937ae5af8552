package io.shopwright.testkit;

import java.math.BigDecimal;
import java.time.Instant;
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
            return new Customer(key, firstName, lastName, email, tags, createdAt);
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

    record Line(String title, int quantity, BigDecimal unitPrice) {}

    record MoneyBack(Instant at, BigDecimal amount) {}
}
