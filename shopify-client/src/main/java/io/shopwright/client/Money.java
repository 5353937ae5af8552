package io.shopwright.client;

import java.math.BigDecimal;

/**
 * An amount of money; a selection of the Admin API's {@code MoneyV2}.
 *
 * @param amount normalised, so that 5.0 equals 5.00
 * @param currencyCode three letters (ISO 4217) or a code of Shopify's own
 */
public record Money(BigDecimal amount, String currencyCode) implements Comparable<Money> {
    public Money {
        if (currencyCode.isBlank()) {
            throw new IllegalArgumentException("currencyCode must not be blank");
        }
        amount = amount.stripTrailingZeros();
        if (amount.scale() < 0) {
            amount = amount.setScale(0);
        }
    }

    public static Money of(String amount, String currencyCode) {
        return new Money(new BigDecimal(amount), currencyCode);
    }

    /** @throws IllegalArgumentException if the currencies differ; convert first, never guess a rate */
    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currencyCode);
    }

    /** @throws IllegalArgumentException if the currencies differ */
    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currencyCode);
    }

    /** @throws IllegalArgumentException if the currencies differ */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other).amount);
    }

    private Money sameCurrency(Money other) {
        if (!currencyCode.equals(other.currencyCode)) {
            throw new IllegalArgumentException("currencies differ: " + currencyCode + " and " + other.currencyCode
                    + "; convert one of them first");
        }
        return other;
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + currencyCode;
    }
}
