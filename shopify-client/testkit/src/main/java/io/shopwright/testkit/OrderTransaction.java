package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import io.shopwright.testkit.Money.MoneyV2;
import io.shopwright.testkit.Money.Presentment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A movement of money of an order. */
record OrderTransaction(
        long key,
        long orderKey,
        String kind,
        String status,
        String gateway,
        BigDecimal paid,
        Currency currency,
        @Nullable Long parentKey,
        boolean test,
        Instant processedAt,
        @Nullable Presentment presentment)
        implements Resource {
    /** One in the shop's currency. */
    OrderTransaction(
            long key,
            long orderKey,
            String kind,
            String status,
            String gateway,
            BigDecimal paid,
            Currency currency,
            @Nullable Long parentKey,
            boolean test,
            Instant processedAt) {
        this(key, orderKey, kind, status, gateway, paid, currency, parentKey, test, processedAt, null);
    }

    Instant createdAt() {
        return processedAt;
    }

    /** Whether money came in. */
    boolean isIncome() {
        return status.equals("SUCCESS") && (kind.equals("SALE") || kind.equals("CAPTURE"));
    }

    MoneyBag amountSet() {
        return Money.bag(paid, currency, presentment);
    }

    MoneyV2 amountV2() {
        return Money.of(paid, currency);
    }

    String amount() {
        return Money.price(paid);
    }

    String formattedGateway() {
        return gateway.substring(0, Math.min(1, gateway.length())).toUpperCase(Locale.ROOT)
                + gateway.substring(Math.min(1, gateway.length()));
    }

    boolean manualPaymentGateway() {
        return gateway.equals("manual");
    }

    @Nullable
    Order order(Call call) {
        return call.data().orders().get(orderKey);
    }

    @Nullable
    OrderTransaction parentTransaction(Call call) {
        Order order = call.data().orders().get(orderKey);
        return order == null
                ? null
                : order.payments().stream()
                        .filter(each -> parentKey != null && each.key() == parentKey)
                        .findFirst()
                        .orElse(null);
    }

    @Nullable
    String errorCode() {
        return null;
    }
}
