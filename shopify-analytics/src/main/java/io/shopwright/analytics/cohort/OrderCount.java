package io.shopwright.analytics.cohort;

import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;

/** Counts a closed set of orders, given in any order. */
final class OrderCount {

    private final OrderColumns<?> orders;
    /** The period of each day from the first to the last that counts. */
    private final int[] periods;

    private final int lastDay;
    private final CohortCells cells;
    private LeftOut leftOut = LeftOut.NOTHING;

    OrderCount(OrderColumns<?> orders, CohortPeriod period, LocalDate end) {
        this.orders = orders;
        lastDay = (int) Math.min(orders.lastEpochDay(), end.toEpochDay());
        int firstDay = orders.firstEpochDay();
        periods = new int[Math.max(0, lastDay - firstDay + 1)];
        for (int i = 0; i < periods.length; i++) {
            periods[i] = period.index(LocalDate.ofEpochDay(firstDay + i));
        }
        cells = new CohortCells(orders.customers());
        count();
    }

    CohortCells cells() {
        return cells;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /** Takes rows by period, in each the purchases first: as they are if they come like that, else by a counting sort. */
    private void count() {
        if (periods.length == 0) {
            leftOut = new LeftOut(orders.size(), 0, 0);
            return;
        }
        int[] starts = new int[2 * (periods[periods.length - 1] - periods[0] + 1) + 1];
        boolean sorted = true;
        int before = 0;
        long late = 0;
        for (int row = 0; row < orders.size(); row++) {
            if (orders.epochDay(row) > lastDay) {
                late++;
            } else {
                int rank = rank(row);
                sorted &= rank >= before;
                before = rank;
                starts[rank + 1]++;
            }
        }
        leftOut = new LeftOut(late, 0, 0);
        if (sorted) {
            for (int row = 0; row < orders.size(); row++) {
                if (orders.epochDay(row) <= lastDay) {
                    add(row);
                }
            }
            return;
        }
        for (int row : byRank(starts, (int) (orders.size() - late))) {
            add(row);
        }
    }

    /** The rows that count, ascending by rank. */
    private int[] byRank(int[] starts, int size) {
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] rows = new int[size];
        for (int row = 0; row < orders.size(); row++) {
            if (orders.epochDay(row) <= lastDay) {
                rows[starts[rank(row)]++] = row;
            }
        }
        return rows;
    }

    private int rank(int row) {
        return 2 * (period(row) - periods[0]) + (orders.amount(row) < 0 ? 1 : 0);
    }

    private int period(int row) {
        return periods[orders.epochDay(row) - orders.firstEpochDay()];
    }

    private void add(int row) {
        int customer = orders.customer(row);
        long amount = orders.amount(row);
        if (amount >= 0) {
            cells.purchase(customer, period(row), orders.epochDay(row), amount);
        } else if (cells.knows(customer)) {
            cells.refund(customer, period(row), amount);
        } else {
            leftOut = leftOut.plusEarlyRefund(amount);
        }
    }
}
