package io.shopwright.analytics.cohort;

import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How many customers come back within some days of their first purchase, whatever the calendar.
 *
 * @param days the number of days
 * @param eligible customers whose first purchase is at least that many days before the end of the observation
 * @param repeated those of them who purchased again on a later day, at most that many days after the first
 */
public record RepeatRate(int days, long eligible, long repeated) {

    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * Counts first and second purchase days. Refunds count as nothing; purchases after the end neither.
     *
     * @param days at least 1
     * @param end last day of the observation
     */
    public static RepeatRate within(int days, OrderColumns<?> orders, LocalDate end) {
        if (days < 1) {
            throw new IllegalArgumentException("days must be >= 1: " + days);
        }
        int[] first = new int[orders.customers()];
        int[] second = new int[orders.customers()];
        Arrays.fill(first, NEVER);
        Arrays.fill(second, NEVER);
        for (int row = 0; row < orders.size(); row++) {
            int day = orders.epochDay(row);
            int customer = orders.customer(row);
            if (orders.amount(row) < 0 || day > end.toEpochDay() || day == first[customer]) {
                continue;
            }
            if (day < first[customer]) {
                second[customer] = first[customer];
                first[customer] = day;
            } else {
                second[customer] = Math.min(second[customer], day);
            }
        }
        long eligible = 0;
        long repeated = 0;
        for (int customer = 0; customer < first.length; customer++) {
            if (first[customer] != NEVER && end.toEpochDay() - first[customer] >= days) {
                eligible++;
                repeated += (long) second[customer] - first[customer] <= days ? 1 : 0;
            }
        }
        return new RepeatRate(days, eligible, repeated);
    }

    /** The share of the eligible who came back, in [0, 1]; empty if nobody is eligible. */
    public OptionalDouble rate() {
        return eligible == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) repeated / eligible);
    }
}
