package io.shopwright.testkit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * How often people came to the online store, to {@linkplain SimulatedShop#load(SessionLog) load} into a shop; its reports on
 * {@code sessions} tell of it. No order follows from a session here.
 *
 * <p>As comma-separated values with the header {@code
 * day,referrer_source,sessions,with_cart,reached_checkout,completed_checkout}; of the sessions of a row each number counts
 * those that came at least so far.
 */
public final class SessionLog {
    private static final List<String> HEADER =
            List.of("day", "referrer_source", "sessions", "with_cart", "reached_checkout", "completed_checkout");

    private final List<Row> rows;

    private record Row(LocalDate day, String source, List<Long> counts) {}

    private SessionLog(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /** @throws IllegalArgumentException if the header is another, or a line breaks a rule */
    public static SessionLog parse(String text) {
        List<CsvRows.Row> lines = CsvRows.parse(text);
        if (lines.isEmpty() || !lines.get(0).fields().equals(HEADER)) {
            throw new IllegalArgumentException("the header must be " + String.join(",", HEADER));
        }
        List<Row> rows = new ArrayList<>();
        for (CsvRows.Row line : lines.subList(1, lines.size())) {
            rows.add(row(line));
        }
        return new SessionLog(rows);
    }

    private static Row row(CsvRows.Row line) {
        List<String> fields = line.fields();
        if (fields.size() != HEADER.size()) {
            throw broken(line, "a row must have " + HEADER.size() + " fields as the header has");
        }
        try {
            LocalDate day = LocalDate.parse(fields.get(0));
            List<Long> counts = fields.subList(2, fields.size()).stream()
                    .map(Long::parseLong)
                    .toList();
            for (int i = 0; i < counts.size(); i++) {
                long most = i == 0 ? Long.MAX_VALUE : counts.get(i - 1);
                if (counts.get(i) < 0 || counts.get(i) > most) {
                    throw broken(line, HEADER.get(i + 2) + " must be from 0 to the number before it");
                }
            }
            return new Row(day, fields.get(1), counts);
        } catch (DateTimeParseException e) {
            throw broken(line, "day must be a date such as 2026-06-30");
        } catch (NumberFormatException e) {
            throw broken(line, "counts must be whole numbers");
        }
    }

    private static IllegalArgumentException broken(CsvRows.Row line, String rule) {
        return new IllegalArgumentException(
                "line " + line.line() + ": " + rule + ": " + String.join(",", line.fields()));
    }

    void loadInto(ShopData data) {
        Table<SessionCounts> table = data.table(SessionCounts.class);
        for (Row row : rows) {
            List<Long> counts = row.counts();
            table.put(new SessionCounts(
                    table.nextKey(),
                    row.day(),
                    row.source(),
                    counts.get(0),
                    counts.get(1),
                    counts.get(2),
                    counts.get(3)));
        }
    }
}
