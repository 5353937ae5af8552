package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one type. Each write makes a new snapshot; readers sort a snapshot once a sort key, not once a page.
 *
 * @param <T> the type of the rows
 */
final class Table<T extends Resource> {
    private final Function<T, @Nullable Long> owner;
    private volatile Snapshot<T> snapshot = new Snapshot<>(Map.of());

    /** @param owner the number of the row's parent, null if it has none */
    Table(Function<T, @Nullable Long> owner) {
        this.owner = owner;
    }

    private record Snapshot<T extends Resource>(
            Map<Long, T> rows, Map<SortKey<T, ?>, List<T>> sorted, Map<Long, List<T>> owned) {
        Snapshot(Map<Long, T> rows) {
            this(rows, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    synchronized void putAll(Collection<T> added) {
        Map<Long, T> rows = new TreeMap<>(snapshot.rows());
        added.forEach(row -> rows.put(row.key(), row));
        Snapshot<T> next = new Snapshot<>(Collections.unmodifiableMap(rows));
        for (T row : rows.values()) {
            Long parent = owner.apply(row);
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

    /** The largest number in use, or the given one if there are no rows. */
    long lastKey(long ifEmpty) {
        long last = ifEmpty;
        for (long key : snapshot.rows().keySet()) {
            last = Math.max(last, key);
        }
        return last;
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
    List<T> ownedBy(long parent) {
        return Collections.unmodifiableList(snapshot.owned().getOrDefault(parent, List.of()));
    }
}
