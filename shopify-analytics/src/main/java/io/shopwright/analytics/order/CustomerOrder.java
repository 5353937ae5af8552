package io.shopwright.analytics.order;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One order of a known customer, or a refund to him.
 *
 * @param <K> what identifies a customer; needs equals and hashCode
 * @param customer who bought
 * @param day when, in the shop's time zone; in the years 1 to 9999
 * @param amount how much, in minor units of the currency; negative for a refund
 */
public record CustomerOrder<K>(K customer, LocalDate day, long amount) {

    private static final int LAST_YEAR = 9999;

    /** Checks the year, which is wrong by thousands where milliseconds were taken for seconds. */
    public CustomerOrder {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("day must be in the years 1 to 9999: " + day);
        }
    }

    /**
     * An order at an instant.
     *
     * @param zone the shop's time zone, which decides on the day
     */
    public static <K> CustomerOrder<K> at(K customer, Instant time, ZoneId zone, long amount) {
        return new CustomerOrder<>(customer, LocalDate.ofInstant(time, zone), amount);
    }

    /** Whether the amount is negative. */
    public boolean refund() {
        return amount < 0;
    }
}
