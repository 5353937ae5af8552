package io.shopwright.mcp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The last reports, so that the second page of a list does not read the shop again. Safe for threads. */
final class Memory {
    /** A report of a large shop takes megabytes. */
    private static final int REPORTS = 8;

    private static final Duration LASTS = Duration.ofMinutes(10);

    /** Soft, for memory that the host needs is not for this. */
    private final Cache<List<Object>, Object> reports = Caffeine.newBuilder()
            .maximumSize(REPORTS)
            .expireAfterWrite(LASTS)
            .softValues()
            .build();

    /**
     * A first page computes, later pages find again. Two threads may compute the same: one that waited for the other
     * could not be ended by its deadline.
     */
    @SuppressWarnings("unchecked") // a tool has one type of report
    <T> T report(String tool, Object question, Cursor page, Supplier<T> compute) {
        List<Object> key = List.of(tool, question);
        Object found = page.isFirst() ? null : reports.getIfPresent(key);
        if (found != null) {
            return (T) found;
        }
        T report = compute.get();
        reports.put(key, report);
        return report;
    }
}
