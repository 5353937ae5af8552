package io.shopwright.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What searches know of the rows: all that was written, unless a write was made to lag. Safe for threads. */
final class SearchIndex {
    /** Rows as they were before a write, which searches see until that is shown. */
    private record Past(Instant shownAt, Map<Class<?>, Map<Long, ? extends Resource>> rows) {}

    private final List<Past> pasts = new ArrayList<>();

    /** Hides the writes from now on from searches until this moment. */
    synchronized void hide(Tables tables, Instant until) {
        Map<Class<?>, Map<Long, ? extends Resource>> rows = new HashMap<>();
        tables.forEach((type, table) -> rows.put(type, table.byKey()));
        pasts.add(new Past(until, rows));
    }

    /** Whether searches see any row as it was before. */
    synchronized boolean isBehind(Instant now) {
        return pasts.stream().anyMatch(past -> past.shownAt().isAfter(now));
    }

    /** The row as searches see it now, null if they do not. */
    @SuppressWarnings("unchecked") // the rows of a class are of it
    synchronized <T extends Resource> @Nullable T seen(T row, Instant now) {
        pasts.removeIf(past -> !past.shownAt().isAfter(now));
        for (Past past : pasts) {
            Map<Long, ? extends Resource> rows = past.rows().get(row.getClass());
            if (rows != null) {
                return (T) rows.get(row.key());
            }
        }
        return row;
    }
}
