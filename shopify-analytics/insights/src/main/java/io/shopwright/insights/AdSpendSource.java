package io.shopwright.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * What was spent on advertising, which a shop does not know.
 *
 * <p>As CSV, with a header: {@code day,channel,amount}, a channel as in the report, such as {@code google / cpc}.
 */
@FunctionalInterface
public interface AdSpendSource {
    /** Nothing is known of any spend. */
    AdSpendSource NONE = period -> List.of();

    /** The spend of the days of a period, in any order; empty if nothing is known. */
    List<Spend> in(Period period);

    /**
     * Spend of a day.
     *
     * @param channel named as in the report
     * @param amount in the shop's currency, not negative
     */
    record Spend(LocalDate day, String channel, BigDecimal amount) {
        public Spend {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("spend must be >= 0: " + amount + " on " + day + " for " + channel);
            }
        }
    }

    /** Spend that is at hand. */
    static AdSpendSource of(List<Spend> spends) {
        List<Spend> all = List.copyOf(spends);
        return period ->
                all.stream().filter(spend -> period.contains(spend.day())).toList();
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
            try {
                spends.add(new Spend(
                        LocalDate.parse(row.text("day")), row.text("channel"), new BigDecimal(row.text("amount"))));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        "line " + row.line() + ": need a day such as 2026-06-30, and a number: " + row.text("day")
                                + ", " + row.text("amount"),
                        e);
            }
        }
        return of(spends);
    }
}
