package io.shopwright.analytics.cohort;

import io.shopwright.analytics.clv.RenewalCounts;
import io.shopwright.analytics.order.CustomerOrder;
import io.shopwright.analytics.order.OrderColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All cohorts of a shop, period by period: the triangle of cohorts and offsets.
 *
 * <p>Only purchases make a customer active, a member of a cohort or a repeater; an amount of 0 is one. A refund, a row
 * with a negative amount, takes revenue back in the period in which it was given. The order of the rows leaves no trace.
 *
 * <p>Tables of parts of a shop add up to the table of the whole ({@link #plus}) if no customer is in two parts: divide by
 * customer, not by time. Immutable.
 */
public final class CohortTable {

    private final CohortPeriod period;
    private final LocalDate end;
    private final int base;
    private final long[][] rows;
    private final LeftOut leftOut;

    CohortTable(CohortPeriod period, LocalDate end, CohortCells cells, LeftOut leftOut) {
        this.period = period;
        this.end = end;
        base = cells.base();
        rows = cells.snapshot();
        this.leftOut = leftOut;
    }

    /**
     * Counts orders; no orders give a table without cohorts, to which others can be added.
     *
     * @param end last day of the observation; orders on it count, later ones are left out
     */
    public static <K> CohortTable of(Collection<CustomerOrder<K>> orders, CohortPeriod period, LocalDate end) {
        return of(OrderColumns.of(orders), period, end);
    }

    /**
     * Counts orders in columns, for data too large for an object an order.
     *
     * @param end last day of the observation; orders on it count, later ones are left out
     */
    public static CohortTable of(OrderColumns<?> orders, CohortPeriod period, LocalDate end) {
        OrderCount count = new OrderCount(orders, period, end);
        return new CohortTable(period, end, count.cells(), count.leftOut());
    }

    /**
     * Returns the table of both groups of customers together.
     *
     * @param other of other customers, with the same period and end
     * @throws IllegalArgumentException if the periods or ends differ
     */
    public CohortTable plus(CohortTable other) {
        if (period != other.period || !end.equals(other.end)) {
            throw new IllegalArgumentException("tables must have the same period and end: " + period + " until " + end
                    + ", " + other.period + " until " + other.end);
        }
        CohortCells sum = new CohortCells(0);
        addTo(sum);
        other.addTo(sum);
        return new CohortTable(period, end, sum, leftOut.plus(other.leftOut));
    }

    private void addTo(CohortCells sum) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length > 0) {
                sum.add(base + i, rows[i]);
            }
        }
    }

    public CohortPeriod period() {
        return period;
    }

    /** The last day of the observation. */
    public LocalDate end() {
        return end;
    }

    /** What is in no cell. */
    public LeftOut leftOut() {
        return leftOut;
    }

    /** The number of customers in all cohorts. */
    public long customers() {
        return Arrays.stream(rows)
                .filter(row -> row.length > 0)
                .mapToLong(row -> row[CohortCells.CUSTOMERS])
                .sum();
    }

    /** The cohorts that have customers, by their start. */
    public List<Cohort> cohorts() {
        List<Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length > 0) {
                LocalDate start = period.start(base + i);
                cohorts.add(new Cohort(start, period.label(start), cells(base + i, rows[i])));
            }
        }
        return List.copyOf(cohorts);
    }

    /** The cohort acquired in the period of a day; empty if nobody was. */
    public Optional<Cohort> cohort(LocalDate day) {
        int index = period.index(day) - base;
        if (index < 0 || index >= rows.length || rows[index].length == 0) {
            return Optional.empty();
        }
        LocalDate start = period.startOf(day);
        return Optional.of(new Cohort(start, period.label(start), cells(base + index, rows[index])));
    }

    /**
     * Returns the cohorts as one: at each offset the sums over all cohorts observed there. Its retention is the mean of
     * theirs, weighted by size. The cells of different offsets have different customers, so that even the cumulative
     * revenue can fall from one to the next.
     *
     * @return one cell an offset; the index is the offset
     */
    public List<CohortCell> pooled() {
        List<List<CohortCell>> byOffset = new ArrayList<>();
        for (Cohort cohort : cohorts()) {
            for (CohortCell cell : cohort.cells()) {
                if (cell.offset() == byOffset.size()) {
                    byOffset.add(new ArrayList<>());
                }
                byOffset.get(cell.offset()).add(cell);
            }
        }
        return byOffset.stream().map(CohortTable::sum).toList();
    }

    private static CohortCell sum(List<CohortCell> cells) {
        CohortCell sum = cells.get(0);
        for (CohortCell cell : cells.subList(1, cells.size())) {
            sum = new CohortCell(
                    sum.offset(),
                    Math.addExact(sum.size(), cell.size()),
                    Math.addExact(sum.customers(), cell.customers()),
                    Math.addExact(sum.orders(), cell.orders()),
                    Math.addExact(sum.revenue(), cell.revenue()),
                    Math.addExact(sum.repeaters(), cell.repeaters()),
                    Math.addExact(sum.cumulativeRevenue(), cell.cumulativeRevenue()),
                    sum.partial() || cell.partial());
        }
        return sum;
    }

    /**
     * Returns the cohorts as contracts that were renewed or not, for a table of payments that every running contract makes
     * in each period: who does not pay at an offset has left. Partial cells do not count.
     *
     * @throws IllegalArgumentException if the active customers of a cohort rise from one offset to the next: then these are
     *     no contracts, and {@link RetentionCurve} is the model
     */
    public RenewalCounts renewals() {
        RenewalCounts sum = new RenewalCounts(List.of(), List.of());
        for (Cohort cohort : cohorts()) {
            long[] survivors = cohort.cells().stream()
                    .filter(cell -> !cell.partial())
                    .mapToLong(CohortCell::customers)
                    .toArray();
            for (int n = 1; n < survivors.length; n++) {
                if (survivors[n] > survivors[n - 1]) {
                    throw new IllegalArgumentException("active customers of contracts must not rise: cohort "
                            + cohort.label() + " has " + survivors[n - 1] + " at offset " + (n - 1) + " and "
                            + survivors[n] + " at " + n + "; fit a RetentionCurve instead");
                }
            }
            sum = sum.plus(RenewalCounts.ofSurvivors(survivors));
        }
        return sum;
    }

    /** All cells that have been observed; beyond the stored ones, they are zero. */
    private List<CohortCell> cells(int cohort, long[] row) {
        int lastPeriod = period.index(end);
        boolean partialEnd = !period.endOf(end).equals(end);
        List<CohortCell> cells = new ArrayList<>();
        long repeaters = 0;
        long cumulativeRevenue = 0;
        for (int offset = 0; offset <= lastPeriod - cohort; offset++) {
            int cell = CohortCells.COLUMNS * offset;
            boolean stored = cell < row.length;
            long revenue = stored ? row[cell + CohortCells.REVENUE] : 0;
            repeaters += stored ? row[cell + CohortCells.NEW_REPEATERS] : 0;
            cumulativeRevenue = Math.addExact(cumulativeRevenue, revenue);
            cells.add(new CohortCell(
                    offset,
                    row[CohortCells.CUSTOMERS],
                    stored ? row[cell + CohortCells.CUSTOMERS] : 0,
                    stored ? row[cell + CohortCells.ORDERS] : 0,
                    revenue,
                    repeaters,
                    cumulativeRevenue,
                    partialEnd && cohort + offset == lastPeriod));
        }
        return cells;
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return rows.length + " cohorts by " + period + " until " + end + ", " + customers() + " customers";
    }
}
