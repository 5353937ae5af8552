package io.shopwright.testkit;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows; its methods answer the fields of the schema's connection types.
 *
 * @param nodes the rows of the page
 */
record Connection<T extends Resource>(
        List<T> nodes, SortKey<T, ?> sortKey, boolean hasNextPage, boolean hasPreviousPage) {
    /** Shopify pages no further than this many objects. */
    private static final int DEEPEST = 25_000;

    record Edge<T>(T node, String cursor) {}

    record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    List<Edge<T>> edges() {
        List<Edge<T>> edges = new ArrayList<>(nodes.size());
        nodes.forEach(node -> edges.add(new Edge<>(node, sortKey.cursorOf(node))));
        return edges;
    }

    PageInfo pageInfo() {
        if (nodes.isEmpty()) {
            return new PageInfo(false, false, null, null);
        }
        String start = sortKey.cursorOf(nodes.get(0));
        String end = sortKey.cursorOf(nodes.get(nodes.size() - 1));
        return new PageInfo(hasNextPage, hasPreviousPage, start, end);
    }

    /** The same page, of other objects that stand for the rows. */
    <R extends Resource> Connection<R> as(Function<T, R> shown, Function<R, T> row) {
        return new Connection<>(nodes.stream().map(shown).toList(), sortKey.of(row), hasNextPage, hasPreviousPage);
    }

    /** A page of a few rows that are in their order already. */
    static <T extends Resource> Connection<T> inOrder(List<T> rows, Call call) {
        Map<Long, Integer> places = new HashMap<>();
        for (T row : rows) {
            places.put(row.key(), places.size());
        }
        SortKey<T, Long> byPlace = SortKey.number(row -> places.getOrDefault(row.key(), Integer.MAX_VALUE));
        return cut(rows, byPlace, row -> true, Window.of(call));
    }

    /** A page of a few rows, which are sorted here. */
    static <T extends Resource> Connection<T> sorted(List<T> rows, SortKey<T, ?> order, Call call) {
        List<T> sorted = new ArrayList<>(rows);
        sorted.sort(order.comparator());
        return cut(sorted, order, row -> true, Window.of(call));
    }

    /**
     * Cuts a page out of rows.
     *
     * @param sorted ascending by the sort key
     * @param filter which rows belong to the connection at all
     */
    static <T extends Resource> Connection<T> cut(
            List<T> sorted, SortKey<T, ?> sortKey, Predicate<T> filter, Window window) {
        List<T> rows = window.reverse() ? reversed(sorted) : sorted;
        int low = window.after() == null ? 0 : place(rows, sortKey, window.after(), window.reverse(), true);
        int high =
                window.before() == null ? rows.size() : place(rows, sortKey, window.before(), window.reverse(), false);
        int step = window.fromEnd() ? -1 : 1;
        int at = window.fromEnd() ? high - 1 : low;
        int nearest = at;
        List<T> nodes = new ArrayList<>(Math.min(window.size(), rows.size()));
        while (nodes.size() < window.size() && at >= low && at < high) {
            if (filter.test(rows.get(at))) {
                nodes.add(rows.get(at));
            }
            at += step;
        }
        if (window.fromEnd()) {
            Collections.reverse(nodes);
        }
        int start = window.fromEnd() ? at + 1 : nearest;
        int end = window.fromEnd() ? nearest + 1 : at;
        if (!window.isWhole()) {
            requireReachable(rows, filter, start, nodes.size());
        }
        boolean next = any(rows, filter, end, rows.size());
        boolean previous = any(rows, filter, 0, start);
        return new Connection<>(List.copyOf(nodes), sortKey, next, previous);
    }

    private static <T> void requireReachable(List<T> rows, Predicate<T> filter, int start, int size) {
        if (rows.size() <= DEEPEST) {
            return;
        }
        long before = rows.subList(0, start).stream().filter(filter).count();
        if (before + size > DEEPEST) {
            // The wording is ours; that paging ends there is documented.
            throw ShopifyError.badRequest("Pagination ends after " + DEEPEST + " objects; narrow the query");
        }
    }

    private static <T> boolean any(List<T> rows, Predicate<T> filter, int from, int to) {
        for (int i = from; i < to; i++) {
            if (filter.test(rows.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The index of the first row after the cursor's place, or at it if {@code beyond} is false. */
    private static <T extends Resource> int place(
            List<T> rows, SortKey<T, ?> sortKey, Cursor cursor, boolean reverse, boolean beyond) {
        Function<T, Integer> compare = sortKey.comparatorWith(cursor);
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = compare.apply(rows.get(middle)) * (reverse ? -1 : 1);
            if (order < 0 || (beyond && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static <T> List<T> reversed(List<T> rows) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return rows.get(rows.size() - 1 - index);
            }

            @Override
            public int size() {
                return rows.size();
            }
        };
    }
}
