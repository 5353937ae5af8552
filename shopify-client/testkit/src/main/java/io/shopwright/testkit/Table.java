package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one type. Each write makes a new snapshot; readers sort a snapshot once a sort key, not once a page.
 *
 * @param <T> the type of the rows
 */
final class Table<T extends Resource> {
    private final Function<T, @Nullable Object> owner;
    private long nextKey;
    private volatile Snapshot<T> snapshot = new Snapshot<>(Map.of());

    /**
     * @param firstKey the number of the first row
     * @param owner the row's parent, null if it has none
     */
    Table(long firstKey, Function<T, @Nullable Object> owner) {
        this.nextKey = firstKey;
        this.owner = owner;
    }

    private record Snapshot<T extends Resource>(
            Map<Long, T> rows, Map<SortKey<T, ?>, List<T>> sorted, Map<Object, List<T>> owned) {
        Snapshot(Map<Long, T> rows) {
            this(rows, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** A number that no row has had. */
    synchronized long nextKey() {
        return nextKey++;
    }

    T put(T row) {
        putAll(List.of(row));
        return row;
    }

    synchronized void putAll(Collection<T> added) {
        SortedMap<Long, T> rows = new TreeMap<>(snapshot.rows());
        added.forEach(row -> rows.put(row.key(), row));
        replace(rows);
    }

    synchronized void remove(Predicate<T> which) {
        SortedMap<Long, T> rows = new TreeMap<>(snapshot.rows());
        if (rows.values().removeIf(which)) {
            replace(rows);
        }
    }

    /** The number that the next row gets. */
    synchronized long upcomingKey() {
        return nextKey;
    }

    /** Holds these rows and no others. */
    @SuppressWarnings("unchecked") // the rows of a snapshot are by table
    synchronized void reset(List<? extends Resource> rows, long next) {
        SortedMap<Long, T> all = new TreeMap<>();
        rows.forEach(row -> all.put(row.key(), (T) row));
        replace(all);
        nextKey = next;
    }

    /** What brings back the rows of now. */
    Runnable restorer() {
        Snapshot<T> now = snapshot;
        return () -> snapshot = now;
    }

    /** What tells the rows that differ from those of now. */
    Supplier<List<RowChange>> changes() {
        Map<Long, T> before = snapshot.rows();
        return () -> {
            Map<Long, T> after = snapshot.rows();
            if (after == before) {
                return List.of();
            }
            List<RowChange> changes = new ArrayList<>();
            before.forEach((key, row) -> {
                if (after.get(key) != row) {
                    changes.add(new RowChange(row, after.get(key)));
                }
            });
            after.forEach((key, row) -> {
                if (!before.containsKey(key)) {
                    changes.add(new RowChange(null, row));
                }
            });
            return changes;
        };
    }

    private void replace(SortedMap<Long, T> rows) {
        if (!rows.isEmpty()) {
            nextKey = Math.max(nextKey, rows.lastKey() + 1);
        }
        Snapshot<T> next = new Snapshot<>(Collections.unmodifiableMap(rows));
        for (T row : rows.values()) {
            Object parent = owner.apply(row);
            if (parent != null) {
                next.owned().computeIfAbsent(parent, p -> new ArrayList<>()).add(row);
            }
        }
        snapshot = next;
    }

    long count(Predicate<T> filter) {
        return snapshot.rows().values().stream().filter(filter).count();
    }

    @Nullable
    T get(long key) {
        return snapshot.rows().get(key);
    }

    /** The rows of these numbers, in this order; numbers without a row are left out. */
    List<T> all(List<Long> keys) {
        Map<Long, T> rows = snapshot.rows();
        List<T> found = new ArrayList<>();
        for (long key : keys) {
            T row = rows.get(key);
            if (row != null) {
                found.add(row);
            }
        }
        return found;
    }

    /** The rows of this moment, which no later write changes. */
    Map<Long, T> byKey() {
        return snapshot.rows();
    }

    /** All rows, by number. */
    Collection<T> rows() {
        return snapshot.rows().values();
    }

    List<T> sorted(SortKey<T, ?> sortKey) {
        Snapshot<T> now = snapshot;
        return now.sorted().computeIfAbsent(sortKey, key -> {
            List<T> rows = new ArrayList<>(now.rows().values());
            rows.sort(key.comparator());
            return Collections.unmodifiableList(rows);
        });
    }

    /** The rows of one parent, by number. */
    List<T> ownedBy(Object parent) {
        return Collections.unmodifiableList(snapshot.owned().getOrDefault(parent, List.of()));
    }
}
