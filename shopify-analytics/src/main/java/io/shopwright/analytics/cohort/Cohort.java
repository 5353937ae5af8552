package io.shopwright.analytics.cohort;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The customers whose first purchase fell in one period.
 *
 * @param start first day of that period
 * @param label name of that period, such as 2024-02 or 2024-W09
 * @param cells one cell for each period that had begun when the observation ended; the index is the offset
 */
public record Cohort(LocalDate start, String label, List<CohortCell> cells) {

    /** Copies the list. */
    public Cohort {
        cells = List.copyOf(cells);
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("a cohort has at least the cell of its acquisition: " + label);
        }
    }

    /** The number of customers. */
    public long size() {
        return cells.get(0).size();
    }

    /** The cell at an offset; empty if that period had not begun when the observation ended. */
    public Optional<CohortCell> cell(int offset) {
        CohortCell.checkOffset(offset);
        return offset < cells.size() ? Optional.of(cells.get(offset)) : Optional.empty();
    }

    /**
     * Returns when the cohort had paid back its acquisition: the first offset at which {@code margin * cumulative
     * revenue >= cost}. Later refunds may undo it.
     *
     * @param margin share of revenue that the shop keeps, in (0, 1]
     * @param acquisitionCost what it cost to win the whole cohort, in minor units, not negative
     * @return empty if it has not paid back in the observed periods, which does not mean never
     */
    public OptionalInt paybackOffset(double margin, long acquisitionCost) {
        CohortCell.checkMargin(margin);
        if (acquisitionCost < 0) {
            throw new IllegalArgumentException("acquisition cost must be >= 0: " + acquisitionCost);
        }
        return cells.stream()
                .filter(cell -> margin * cell.cumulativeRevenue() >= acquisitionCost)
                .mapToInt(CohortCell::offset)
                .findFirst();
    }
}
