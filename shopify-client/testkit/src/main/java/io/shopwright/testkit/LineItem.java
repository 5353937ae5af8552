package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * One position of an order.
 *
 * @param quantity as ordered
 * @param currentQuantity without what was cancelled
 */
record LineItem(long key, String title, int quantity, int currentQuantity, BigDecimal unitPrice, Currency currency)
        implements Resource {
    String name() {
        return title;
    }

    MoneyBag originalUnitPriceSet() {
        return Money.bag(unitPrice, currency);
    }

    MoneyBag discountedUnitPriceSet() {
        return originalUnitPriceSet();
    }

    MoneyBag originalTotalSet() {
        return Money.bag(unitPrice.multiply(BigDecimal.valueOf(quantity)), currency);
    }

    MoneyBag totalDiscountSet() {
        return Money.bag(BigDecimal.ZERO, currency);
    }
}
