package io.shopwright.testkit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that a mutation changed.
 *
 * @param before null if it was made
 * @param after null if it was deleted
 */
record RowChange(@Nullable Resource before, @Nullable Resource after) {
    boolean isNew() {
        return before == null;
    }

    boolean isGone() {
        return after == null;
    }

    /** The row as it is, or as it was at last. */
    Resource row() {
        return after == null ? Objects.requireNonNull(before) : after;
    }
}
