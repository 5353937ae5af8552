package io.shopwright.analytics.rfm;

import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The three numbers of each customer with a purchase until a date. Customers keep the order in which the orders mention
 * them; {@link RfmScoring#EQUAL_CLASSES} breaks ties by it. Immutable.
 *
 * @param <K> what identifies a customer
 */
public final class RfmCustomers<K> {

    private static final int NEVER = Integer.MIN_VALUE;

    private final IntFunction<K> keys;
    private final int[] number;
    private final int[] daysSinceLastPurchase;
    private final long[] frequency;
    private final long[] monetary;

    private RfmCustomers(IntFunction<K> keys, int size) {
        this.keys = keys;
        number = new int[size];
        daysSinceLastPurchase = new int[size];
        frequency = new long[size];
        monetary = new long[size];
    }

    /**
     * Summarises orders. Rows after the date are left out, and so are customers without a purchase until then. A refund
     * lowers the money and is neither an order nor a sign of life.
     *
     * @param asOf the day from which days are counted back; orders on it count
     */
    public static <K> RfmCustomers<K> of(OrderColumns<K> orders, LocalDate asOf) {
        int[] last = new int[orders.customers()];
        Arrays.fill(last, NEVER);
        int[] purchases = new int[orders.customers()];
        long[] money = new long[orders.customers()];
        for (int row = 0; row < orders.size(); row++) {
            int customer = orders.customer(row);
            int day = orders.epochDay(row);
            long amount = orders.amount(row);
            if (day <= asOf.toEpochDay()) {
                money[customer] = Math.addExact(money[customer], amount);
                if (amount >= 0) {
                    purchases[customer]++;
                    last[customer] = Math.max(last[customer], day);
                }
            }
        }
        int buyers = (int) Arrays.stream(last).filter(day -> day != NEVER).count();
        RfmCustomers<K> result = new RfmCustomers<>(orders::key, buyers);
        int i = 0;
        for (int customer = 0; customer < last.length; customer++) {
            if (last[customer] != NEVER) {
                result.number[i] = customer;
                result.daysSinceLastPurchase[i] = (int) (asOf.toEpochDay() - last[customer]);
                result.frequency[i] = purchases[customer];
                result.monetary[i] = money[customer];
                i++;
            }
        }
        return result;
    }

    /** The number of customers. */
    public int size() {
        return number.length;
    }

    /** What identifies a customer. */
    public K key(int customer) {
        return keys.apply(number[customer]);
    }

    /** Whole days from the last purchase to the date; 0 for a purchase on it. */
    public int daysSinceLastPurchase(int customer) {
        return daysSinceLastPurchase[customer];
    }

    /** The number of orders, at least 1. */
    public long frequency(int customer) {
        return frequency[customer];
    }

    /** The revenue less refunds in minor units; negative if more was refunded than paid. */
    public long monetary(int customer) {
        return monetary[customer];
    }

    /** The better, the greater: days negated. */
    long[] freshness() {
        long[] values = new long[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = -daysSinceLastPurchase[i];
        }
        return values;
    }

    long[] frequencies() {
        return frequency.clone();
    }

    long[] monetaries() {
        return monetary.clone();
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return number.length + " customers";
    }
}
