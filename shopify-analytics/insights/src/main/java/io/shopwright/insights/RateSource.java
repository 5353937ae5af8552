package io.shopwright.insights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a currency is worth in another on a day.
 *
 * <p>As CSV, with a header: {@code day,from,to,rate}, such as {@code 2026-03-02,EUR,USD,1.08}.
 */
@FunctionalInterface
public interface RateSource {
    /** Knows nothing; enough where all shops have one currency. */
    RateSource NONE = (day, from, to) -> Optional.empty();

    /**
     * Units of {@code to} for one unit of {@code from}; empty if it is unknown. Never asked for a currency in itself.
     *
     * @param from by ISO 4217, such as {@code EUR}
     */
    Optional<BigDecimal> rate(LocalDate day, String from, String to);

    /**
     * A rate of a day.
     *
     * @param rate units of {@code to} for one unit of {@code from}, &gt; 0
     */
    record Rate(LocalDate day, String from, String to, BigDecimal rate) {
        public Rate {
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException(
                        "the rate from " + from + " to " + to + " on " + day + " must be > 0: " + rate);
            }
        }
    }

    /** Rates by day and pair; a pair the other way round is another pair. */
    static RateSource of(Collection<Rate> rates) {
        Map<LocalDate, Map<String, BigDecimal>> byDay = new HashMap<>();
        for (Rate each : rates) {
            byDay.computeIfAbsent(each.day(), day -> new HashMap<>()).put(each.from() + each.to(), each.rate());
        }
        return (day, from, to) ->
                Optional.ofNullable(byDay.getOrDefault(day, Map.of()).get(from + to));
    }

    /**
     * Rates from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static RateSource parse(String csv) {
        List<Rate> rates = new ArrayList<>();
        for (CsvTable.Row row :
                CsvTable.parse(csv, List.of("day", "from", "to", "rate")).rows()) {
            rates.add(new Rate(
                    CsvValues.day(row, "day"),
                    CsvValues.text(row, "from"),
                    CsvValues.text(row, "to"),
                    CsvValues.decimal(row, "rate")));
        }
        return of(rates);
    }

    /**
     * The same with the latest rate before where a day has none, as banks have none for weekends and holidays.
     *
     * @param days how old it may be, at least 1
     */
    default RateSource carriedForward(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days must be >= 1: " + days);
        }
        return (day, from, to) -> {
            for (int back = 0; back <= days; back++) {
                Optional<BigDecimal> rate = rate(day.minusDays(back), from, to);
                if (rate.isPresent()) {
                    return rate;
                }
            }
            return Optional.empty();
        };
    }
}
