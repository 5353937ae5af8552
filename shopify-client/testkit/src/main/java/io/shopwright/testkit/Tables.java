package io.shopwright.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tables of a shop, one a type. */
final class Tables {
    private final Map<Class<?>, Table<?>> tables = new LinkedHashMap<>();

    <T extends Resource> Table<T> add(Class<T> type, long first, Function<T, @Nullable Object> owner) {
        Table<T> table = new Table<>(first, owner);
        tables.put(type, table);
        return table;
    }

    @SuppressWarnings("unchecked") // filled by add alone
    <T extends Resource> Table<T> of(Class<T> type) {
        return (Table<T>) Objects.requireNonNull(tables.get(type), type.getName());
    }

    /** The table of the schema's type, null if there is none. */
    @Nullable
    Table<?> named(String type) {
        for (Map.Entry<Class<?>, Table<?>> each : tables.entrySet()) {
            if (each.getKey().getSimpleName().equals(type)) {
                return each.getValue();
            }
        }
        return null;
    }

    void forEach(BiConsumer<Class<?>, Table<?>> each) {
        tables.forEach(each);
    }

    /**
     * Runs a change that others see as a whole or, if it fails, not at all.
     *
     * @param told of the rows that the change left different
     */
    synchronized <R> R atomically(Callable<R> change, Consumer<List<RowChange>> told) throws Exception {
        List<Runnable> back = new ArrayList<>();
        List<Supplier<List<RowChange>>> changes = new ArrayList<>();
        for (Table<?> table : tables.values()) {
            back.add(table.restorer());
            changes.add(table.changes());
        }
        boolean done = false;
        try {
            R result = change.call();
            done = true;
            told.accept(changes.stream().flatMap(each -> each.get().stream()).toList());
            return result;
        } finally {
            if (!done) {
                back.forEach(Runnable::run);
            }
        }
    }
}
