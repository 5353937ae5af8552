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

    record Line(String title, int quantity, BigDecimal unitPrice) {}

    record MoneyBack(Instant at, BigDecimal amount) {}
}
