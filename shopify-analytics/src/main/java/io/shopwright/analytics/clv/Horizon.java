package io.shopwright.analytics.clv;

/**
 * A time to come, cut into equal periods, and the interest on each.
 *
 * @param periods number of periods, positive
 * @param periodLength length of a period, positive, in the time unit of the customers: 4.345 for a month in weeks
 * @param rate discount rate of one period, not negative; 0.01 means that a sum is worth 1 % less for each period that it
 *     comes later. A rate of y a year is {@code (1+y)^(1/12) - 1} a month
 */
public record Horizon(int periods, double periodLength, double rate) {

    /** Checks the range of each number. */
    public Horizon {
        Check.positive(periods, "periods");
        Check.positive(periodLength, "periodLength");
        Check.notNegative(rate, "rate");
    }
}
