package io.shopwright.analytics.churn;

import java.time.YearMonth;

/**
 * What a subscriber pays for a month.
 *
 * @param <K> what identifies a subscriber; needs equals and hashCode
 * @param subscriber who
 * @param month which month
 * @param amount in the smallest unit of one currency, as cents; not negative, 0 the same as no entry. A yearly fee counts
 *     for a twelfth
 */
public record RecurringRevenue<K>(K subscriber, YearMonth month, long amount) {

    /** Checks the range of the amount. */
    public RecurringRevenue {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must be >= 0: " + amount);
        }
    }
}
