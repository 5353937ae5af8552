package io.shopwright.insights;

import io.shopwright.client.Shop;
import io.shopwright.client.resource.ShopifyQl;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who came to the online store, which orders do not tell.
 *
 * <p>As CSV, with a header: {@code day,sessions,with_cart,with_order}.
 */
@FunctionalInterface
public interface VisitSource {
    /** Knows nothing. */
    VisitSource NONE = period -> Optional.empty();

    /** The sessions of a period; empty if they are not known of all of its days. */
    Optional<Visits> of(Period period);

    record Row(long sessions, long sessionsWithCartAdditions, long sessionsThatCompletedCheckout) {}

    /** From the shop's own reports, sessions of people alone. Needs the scope {@code read_reports}. */
    static VisitSource reports(Shop shop) {
        return period -> {
            List<Row> rows = new ShopifyQl(shop)
                    .table("FROM sessions SHOW sessions, sessions_with_cart_additions, sessions_that_completed_checkout"
                            + " WHERE human_or_bot_session = 'human' SINCE " + period.from() + " UNTIL " + period.to())
                    .as(Row.class);
            return rows.stream()
                    .findFirst()
                    .map(row -> new Visits(
                            row.sessions(), row.sessionsWithCartAdditions(), row.sessionsThatCompletedCheckout()));
        };
    }

    /** Sessions by day. */
    static VisitSource of(Map<LocalDate, Visits> byDay) {
        TreeMap<LocalDate, Visits> days = new TreeMap<>(byDay);
        return period -> {
            Map<LocalDate, Visits> asked = days.subMap(period.from(), true, period.to(), true);
            return asked.size() < period.days()
                    ? Optional.empty()
                    : asked.values().stream()
                            .reduce((left, right) -> new Visits(
                                    left.sessions() + right.sessions(),
                                    left.withCart() + right.withCart(),
                                    left.withOrder() + right.withOrder()));
        };
    }

    /**
     * Sessions by day from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static VisitSource parse(String csv) {
        Map<LocalDate, Visits> byDay = new TreeMap<>();
        for (CsvTable.Row row : CsvTable.parse(csv, List.of("day", "sessions", "with_cart", "with_order"))
                .rows()) {
            byDay.put(
                    CsvValues.day(row, "day"),
                    new Visits(
                            CsvValues.whole(row, "sessions"),
                            CsvValues.whole(row, "with_cart"),
                            CsvValues.whole(row, "with_order")));
        }
        return of(byDay);
    }
}
