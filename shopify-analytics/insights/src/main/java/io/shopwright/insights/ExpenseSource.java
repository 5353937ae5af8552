package io.shopwright.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What selling costs beside the goods, and grows with sales: payment fees, parcels, advertising. The shop does not know it.
 *
 * <p>As CSV, with a header: {@code day,what,amount}.
 */
@FunctionalInterface
public interface ExpenseSource {
    /** Knows nothing, so that the contribution stays unknown. */
    ExpenseSource NONE = period -> Optional.empty();

    /**
     * Money that was spent.
     *
     * @param amount in the shop's currency
     */
    record Expense(LocalDate day, String what, BigDecimal amount) {}

    /** The expenses of a period; empty if they are not known. */
    Optional<List<Expense>> of(Period period);

    /** All expenses that there are: days without one had none. */
    static ExpenseSource of(List<Expense> expenses) {
        List<Expense> copy = List.copyOf(expenses);
        return period -> Optional.of(
                copy.stream().filter(each -> period.contains(each.day())).toList());
    }

    /**
     * Expenses from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static ExpenseSource parse(String csv) {
        List<Expense> expenses = new ArrayList<>();
        for (CsvTable.Row row :
                CsvTable.parse(csv, List.of("day", "what", "amount")).rows()) {
            expenses.add(new Expense(
                    CsvValues.day(row, "day"), CsvValues.text(row, "what"), CsvValues.decimal(row, "amount")));
        }
        return of(expenses);
    }
}
