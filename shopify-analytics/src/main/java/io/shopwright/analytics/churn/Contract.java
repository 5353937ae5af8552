package io.shopwright.analytics.churn;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription or another relation whose end is known.
 *
 * @param start its first day
 * @param end the first day without it; null while it runs
 */
public record Contract(LocalDate start, @Nullable LocalDate end) {

    /** Checks the order of the days. */
    public Contract {
        if (end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("end must not be before start: " + end + ", " + start);
        }
    }
}
