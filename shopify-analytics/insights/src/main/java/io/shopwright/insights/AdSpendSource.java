package io.shopwright.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What advertising cost, which a shop does not know.
 *
 * <p>As CSV, with a header: {@code day,channel,amount}.
 */
@FunctionalInterface
public interface AdSpendSource {
    /** Knows nothing. */
    AdSpendSource NONE = period -> Optional.empty();

    /**
     * Money spent on a day.
     *
     * @param channel such as {@code google}
     * @param amount in the shop's currency, not negative
     */
    record Spend(LocalDate day, String channel, BigDecimal amount) {
        public Spend {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("amount of " + channel + " on " + day + " must be >= 0: " + amount);
            }
        }
    }

    /** What was spent in a period; empty if it is not known. */
    Optional<List<Spend>> of(Period period);

    /** All that was spent: days without an entry cost nothing. */
    static AdSpendSource of(List<Spend> spends) {
        List<Spend> copy = List.copyOf(spends);
        return period -> Optional.of(
                copy.stream().filter(each -> period.contains(each.day())).toList());
    }

    /**
     * Spend from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static AdSpendSource parse(String csv) {
        List<Spend> spends = new ArrayList<>();
        for (CsvTable.Row row :
                CsvTable.parse(csv, List.of("day", "channel", "amount")).rows()) {
            spends.add(new Spend(
                    CsvValues.day(row, "day"), CsvValues.text(row, "channel"), CsvValues.decimal(row, "amount")));
        }
        return of(spends);
    }

    /** The sum of a period; empty if it is not known. */
    default Optional<BigDecimal> total(Period period) {
        return of(period).map(all -> all.stream().map(Spend::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
