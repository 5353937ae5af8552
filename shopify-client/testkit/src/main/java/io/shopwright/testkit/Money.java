package io.shopwright.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Amounts as the schema's money types. */
final class Money {
    private Money() {}

    /** The answer to a field of type MoneyV2. */
    record MoneyV2(BigDecimal amount, String currencyCode) {}

    /**
     * The currency in which a buyer pays, where it is not the shop's.
     *
     * @param rate units of it for one of the shop's
     */
    record Presentment(Currency currency, BigDecimal rate) {
        MoneyV2 of(BigDecimal amount) {
            return Money.of(round(amount.multiply(rate), currency), currency);
        }
    }

    /** The answer to a field of type MoneyBag. */
    record MoneyBag(MoneyV2 shopMoney, MoneyV2 presentmentMoney) {}

    static MoneyV2 of(BigDecimal amount, Currency currency) {
        return new MoneyV2(amount, currency.getCurrencyCode());
    }

    static MoneyBag bag(BigDecimal amount, Currency currency) {
        MoneyV2 money = of(amount, currency);
        return new MoneyBag(money, money);
    }

    /** @param presentment null if the buyer pays in the shop's currency */
    static MoneyBag bag(BigDecimal amount, Currency currency, @Nullable Presentment presentment) {
        return presentment == null ? bag(amount, currency) : new MoneyBag(of(amount, currency), presentment.of(amount));
    }

    /** One of equal parts, rounded. */
    static BigDecimal share(BigDecimal amount, int parts, Currency currency) {
        return parts == 0
                ? BigDecimal.ZERO
                : amount.divide(
                        BigDecimal.valueOf(parts),
                        Math.max(currency.getDefaultFractionDigits(), 0),
                        RoundingMode.HALF_UP);
    }

    /** Rounds half up to the smallest unit of the currency. */
    static BigDecimal round(BigDecimal amount, Currency currency) {
        return amount.setScale(Math.max(currency.getDefaultFractionDigits(), 0), RoundingMode.HALF_UP);
    }

    /** As Shopify writes prices, the scalar Money: two decimals. */
    static String price(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** As Shopify writes amounts: at least one decimal, no further zeros at the end. */
    static String text(BigDecimal amount) {
        BigDecimal plain = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), 1), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
