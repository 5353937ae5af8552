package io.shopwright.analytics.clv;

import java.time.LocalDate;

/**
 * One counted order of a known customer.
 *
 * @param <K> what identifies a customer; needs equals and hashCode
 * @param customer who bought
 * @param day when, in the shop's time zone
 * @param amount how much, refunds already taken off, not negative; 0 counts as a purchase
 */
public record Purchase<K>(K customer, LocalDate day, double amount) {

    /** Checks the range of the amount. */
    public Purchase {
        Check.notNegative(amount, "amount");
    }
}
