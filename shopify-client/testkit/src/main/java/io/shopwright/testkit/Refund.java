package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/** Money given back for an order. */
record Refund(long key, Instant createdAt, BigDecimal amount, Currency currency) implements Resource {
    Instant processedAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return createdAt;
    }

    MoneyBag totalRefundedSet() {
        return Money.bag(amount, currency);
    }
}
