package io.shopwright.analytics.order;

import io.shopwright.analytics.internal.LongIndex;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many orders in columns: 16 bytes an order. Rows keep the order in which they were given; customers are numbered from 0
 * in the order of their first mention.
 *
 * <p>Immutable, apart from the array of amounts given to {@link #ofDays} and {@link #ofSeconds}, which is not copied: do
 * not change it.
 *
 * @param <K> what identifies a customer
 */
public final class OrderColumns<K> {

    private static final int FIRST_DAY = (int) LocalDate.of(1, 1, 1).toEpochDay();
    private static final int LAST_DAY = (int) LocalDate.of(9999, 12, 31).toEpochDay();

    private final int[] customer;
    private final int[] day;
    private final long[] amount;
    private final List<K> keys;
    private final int firstDay;
    private final int lastDay;

    private OrderColumns(int[] customer, int[] day, long[] amount, List<K> keys) {
        this.customer = customer;
        this.day = day;
        this.amount = amount;
        this.keys = keys;
        int first = day.length == 0 ? 0 : day[0];
        int last = day.length == 0 ? -1 : day[0];
        for (int value : day) {
            first = Math.min(first, value);
            last = Math.max(last, value);
        }
        firstDay = first;
        lastDay = last;
    }

    /** Puts orders into columns; there may be none. */
    public static <K> OrderColumns<K> of(Collection<CustomerOrder<K>> orders) {
        int[] customer = new int[orders.size()];
        int[] day = new int[orders.size()];
        long[] amount = new long[orders.size()];
        Map<K, Integer> numbers = new HashMap<>();
        List<K> keys = new ArrayList<>();
        int row = 0;
        for (CustomerOrder<K> order : orders) {
            Integer number = numbers.putIfAbsent(order.customer(), keys.size());
            if (number == null) {
                number = keys.size();
                keys.add(order.customer());
            }
            customer[row] = number;
            day[row] = (int) order.day().toEpochDay();
            amount[row] = order.amount();
            row++;
        }
        return new OrderColumns<>(customer, day, amount, keys);
    }

    /**
     * Takes orders from parallel arrays, for data too large for an object an order.
     *
     * @param customers any numbers that identify the customers, for example the ends of their GIDs
     * @param epochDays days since 1970-01-01 in the shop's time zone
     * @param amounts in minor units, negative for refunds
     * @throws IllegalArgumentException if the lengths differ, or naming the first row outside the years 1 to 9999
     */
    public static OrderColumns<Long> ofDays(long[] customers, int[] epochDays, long[] amounts) {
        sameLength(customers, epochDays.length, amounts);
        int[] day = epochDays.clone();
        for (int row = 0; row < day.length; row++) {
            checkDay(day[row], row);
        }
        return numbered(customers, day, amounts);
    }

    /**
     * Takes orders from parallel arrays, with times instead of days.
     *
     * @param customers any numbers that identify the customers, for example the ends of their GIDs
     * @param epochSeconds seconds since 1970-01-01T00:00:00Z
     * @param amounts in minor units, negative for refunds
     * @param zone the shop's time zone, which decides on the days
     * @throws IllegalArgumentException if the lengths differ, or naming the first row outside the years 1 to 9999
     */
    public static OrderColumns<Long> ofSeconds(long[] customers, long[] epochSeconds, long[] amounts, ZoneId zone) {
        sameLength(customers, epochSeconds.length, amounts);
        LocalDays days = new LocalDays(zone);
        int[] day = new int[epochSeconds.length];
        for (int row = 0; row < day.length; row++) {
            long value = days.dayOf(epochSeconds[row]);
            checkDay(value, row);
            day[row] = (int) value;
        }
        return numbered(customers, day, amounts);
    }

    /** The number of orders and refunds. */
    public int size() {
        return day.length;
    }

    /** The number of different customers. */
    public int customers() {
        return keys.size();
    }

    /** What identifies the customer of this number. */
    public K key(int customerNumber) {
        return keys.get(customerNumber);
    }

    /** The number of the customer of an order, in [0, {@link #customers()}). */
    public int customer(int row) {
        return customer[row];
    }

    /** The day of an order, counted from 1970-01-01. */
    public int epochDay(int row) {
        return day[row];
    }

    /** The amount of an order in minor units, negative for a refund. */
    public long amount(int row) {
        return amount[row];
    }

    /** The earliest epoch day; 0 if there is no order. */
    public int firstEpochDay() {
        return firstDay;
    }

    /** The latest epoch day; -1 if there is no order. */
    public int lastEpochDay() {
        return lastDay;
    }

    private static OrderColumns<Long> numbered(long[] customers, int[] day, long[] amounts) {
        LongIndex index = new LongIndex();
        int[] customer = new int[customers.length];
        for (int row = 0; row < customer.length; row++) {
            customer[row] = index.numberOf(customers[row]);
        }
        return new OrderColumns<>(customer, day, amounts, new LongList(index.keys()));
    }

    private static void sameLength(long[] customers, int days, long[] amounts) {
        if (customers.length != days || amounts.length != days) {
            throw new IllegalArgumentException("customers, times and amounts must have the same length: "
                    + customers.length + ", " + days + ", " + amounts.length);
        }
    }

    private static void checkDay(long epochDay, int row) {
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            throw new IllegalArgumentException(
                    "row " + row + ": day must be in the years 1 to 9999: epoch day " + epochDay);
        }
    }

    /** Boxes only what is asked for. */
    private static final class LongList extends AbstractList<Long> {

        private final long[] values;

        private LongList(long[] values) {
            this.values = values;
        }

        @Override
        public Long get(int index) {
            return values[index];
        }

        @Override
        public int size() {
            return values.length;
        }
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return size() + " orders of " + customers() + " customers";
    }
}
