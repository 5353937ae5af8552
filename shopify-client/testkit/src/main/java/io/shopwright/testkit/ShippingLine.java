package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way of sending, and its price. */
record ShippingLine(
        long key,
        String title,
        @Nullable String code,
        @Nullable String source,
        BigDecimal amount,
        boolean custom,
        Currency currency,
        List<LineItem.TaxLine> taxLines)
        implements Resource {
    MoneyBag originalPriceSet() {
        return Money.bag(amount, currency);
    }

    MoneyBag discountedPriceSet() {
        return originalPriceSet();
    }

    MoneyBag currentDiscountedPriceSet() {
        return originalPriceSet();
    }

    String price() {
        return Money.price(amount);
    }

    boolean isRemoved() {
        return false;
    }
}
