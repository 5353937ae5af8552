package io.shopwright.analytics.cohort;

import java.util.Arrays;

/**
 * The growing numbers of all cohorts, and what must be remembered of each customer to count him once a period.
 *
 * <p>The rows of a customer must come by ascending period, those of one period in any order; in the period of his first
 * purchase, purchases before refunds.
 */
final class CohortCells {

    /** Columns of a cell. */
    static final int CUSTOMERS = 0;

    static final int ORDERS = 1;
    static final int REVENUE = 2;
    /** Customers whose second purchase day fell in this period. */
    static final int NEW_REPEATERS = 3;

    static final int COLUMNS = 4;

    // Columns of a customer's state.
    private static final int COHORT = 0;
    private static final int LAST_PERIOD = 1;
    private static final int FIRST_DAY = 2;
    private static final int STATES = 3;

    private static final int NONE = Integer.MIN_VALUE;

    private int[] states;
    /** The period of the first row. */
    private int base;
    /** Cells of each cohort, up to its last period with a purchase or refund; null for periods without a cohort. */
    private long[][] rows = {};

    CohortCells(int customers) {
        states = new int[STATES * customers];
        Arrays.fill(states, NONE);
    }

    boolean knows(int customer) {
        return STATES * customer < states.length && states[STATES * customer] != NONE;
    }

    int lastPeriod(int customer) {
        return states[STATES * customer + LAST_PERIOD];
    }

    void purchase(int customer, int period, int day, long amount) {
        int state = STATES * customer;
        if (state >= states.length) {
            int old = states.length;
            states = Arrays.copyOf(states, 2 * state + STATES);
            Arrays.fill(states, old, states.length, NONE);
        }
        boolean first = states[state + COHORT] == NONE;
        if (first) {
            states[state + COHORT] = period;
            states[state + FIRST_DAY] = day;
        }
        int cohort = states[state + COHORT];
        long[] row = row(cohort, period - cohort);
        int cell = COLUMNS * (period - cohort);
        if (first || states[state + LAST_PERIOD] != period) {
            states[state + LAST_PERIOD] = period;
            row[cell + CUSTOMERS]++;
        }
        row[cell + ORDERS]++;
        row[cell + REVENUE] = Math.addExact(row[cell + REVENUE], amount);
        int firstDay = states[state + FIRST_DAY];
        if (firstDay != NONE && firstDay != day) { // a day before the first one seen is in the same period
            states[state + FIRST_DAY] = NONE;
            row[cell + NEW_REPEATERS]++;
        }
    }

    /** Takes back revenue from a known customer. */
    void refund(int customer, int period, long amount) {
        int cohort = states[STATES * customer + COHORT];
        long[] row = row(cohort, period - cohort);
        int cell = COLUMNS * (period - cohort) + REVENUE;
        row[cell] = Math.addExact(row[cell], amount);
    }

    /** Adds all numbers of one cohort. */
    void add(int cohort, long[] cells) {
        long[] row = row(cohort, cells.length / COLUMNS - 1);
        for (int i = 0; i < cells.length; i++) {
            row[i] = Math.addExact(row[i], cells[i]);
        }
    }

    int base() {
        return base;
    }

    /** A copy of the cells of each cohort from {@link #base} on; empty arrays for periods without one. */
    long[][] snapshot() {
        long[][] copy = new long[rows.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = rows[i] == null ? new long[0] : trimmed(rows[i]);
        }
        return copy;
    }

    private static long[] trimmed(long[] row) {
        int length = row.length;
        while (length > 0 && row[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(row, (length + COLUMNS - 1) / COLUMNS * COLUMNS);
    }

    private long[] row(int cohort, int offset) {
        if (cohort < base || cohort >= base + rows.length) {
            widen(cohort);
        }
        long[] row = rows[cohort - base];
        int needed = COLUMNS * (offset + 1);
        if (row == null || row.length < needed) {
            row = row == null ? new long[needed] : Arrays.copyOf(row, Math.max(needed, row.length + row.length / 2));
            rows[cohort - base] = row;
        }
        return row;
    }

    private void widen(int cohort) {
        int from = rows.length == 0 ? cohort : Math.min(base, cohort);
        int until = rows.length == 0 ? cohort + 1 : Math.max(base + rows.length, cohort + 1);
        long[][] wider = new long[until - from][];
        System.arraycopy(rows, 0, wider, rows.length == 0 ? 0 : base - from, rows.length);
        rows = wider;
        base = from;
    }
}
