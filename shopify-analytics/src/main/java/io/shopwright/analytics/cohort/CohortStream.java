package io.shopwright.analytics.cohort;

import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts orders as they come, without keeping them: memory grows with the customers and the cells, not with the orders.
 *
 * <p>The orders of one customer must come by ascending period, those of one period in any order; different customers need
 * no order among them. The whole stream by ascending time fulfils that. The tables equal those of {@link CohortTable#of}.
 *
 * <p>Not thread-safe. Count disjoint sets of customers apart and add the tables.
 *
 * @param <K> what identifies a customer; needs equals and hashCode
 */
public final class CohortStream<K> {

    private final CohortPeriod period;
    private final Map<K, Integer> numbers = new HashMap<>();
    private final CohortCells cells = new CohortCells(0);
    /** Refunds in a period in which the customer may yet purchase for the first time. */
    private final Map<Integer, HeldRefunds> held = new HashMap<>();

    private LeftOut leftOut = LeftOut.NOTHING;
    private LocalDate latest = LocalDate.MIN;

    public CohortStream(CohortPeriod period) {
        this.period = period;
    }

    /**
     * Counts an order or refund.
     *
     * @throws IllegalArgumentException if a later period of the same customer has already been counted; the order is not
     *     counted then
     */
    public void add(CustomerOrder<K> order) {
        int index = period.index(order.day());
        Integer number = numbers.get(order.customer());
        if (number == null) {
            number = numbers.size();
            numbers.put(order.customer(), number);
        }
        HeldRefunds refunds = held.get(number);
        int seen = cells.knows(number) ? cells.lastPeriod(number) : refunds == null ? index : refunds.period;
        if (index < seen) {
            throw new IllegalArgumentException("orders of a customer must come by ascending period: " + order.day()
                    + " after " + period.label(period.start(seen)));
        }
        latest = order.day().isAfter(latest) ? order.day() : latest;
        if (refunds != null && refunds.period < index) {
            leftOut = leftOut.plus(refunds.leftOut);
            held.remove(number);
            refunds = null;
        }
        if (!order.refund()) {
            cells.purchase(number, index, (int) order.day().toEpochDay(), order.amount());
            if (refunds != null) {
                cells.refund(number, index, refunds.leftOut.earlyRefundAmount());
                held.remove(number);
            }
        } else if (cells.knows(number)) {
            cells.refund(number, index, order.amount());
        } else {
            LeftOut before = refunds == null ? LeftOut.NOTHING : refunds.leftOut;
            held.put(number, new HeldRefunds(index, before.plusEarlyRefund(order.amount())));
        }
    }

    /**
     * Returns the table of the orders so far; more can be added afterwards.
     *
     * @param end last day of the observation, not before any order added
     */
    public CohortTable table(LocalDate end) {
        if (end.isBefore(latest)) {
            throw new IllegalArgumentException("end must not be before an order: " + end + ", " + latest);
        }
        LeftOut total = leftOut;
        for (HeldRefunds refunds : held.values()) {
            total = total.plus(refunds.leftOut);
        }
        return new CohortTable(period, end, cells, total);
    }

    /** Refunds of one period, counted as left out until a purchase of the same period comes. */
    private record HeldRefunds(int period, LeftOut leftOut) {}
}
