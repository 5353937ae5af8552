package io.shopwright.mcp;

import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * One page of a list that may be long: the component of an answer for it, at most one and at the top. In JSON it becomes
 * the list under the component's name and beside it {@code returned}, {@code has_more}, {@code next_cursor} and {@code
 * truncated}. Where an answer would be too large, rows at the end are left out and the cursor leads to the first of them.
 *
 * @param <T> a record, or another type with JSON
 */
final class Rows<T> {
    private final List<T> page;
    private final IntFunction<Optional<String>> next;

    /** @param next the cursor behind the page's first so many rows; empty if nothing follows */
    private Rows(List<T> page, IntFunction<Optional<String>> next) {
        this.page = List.copyOf(page);
        this.next = next;
    }

    /** A page of a list that is there as a whole. */
    static <N, T> Rows<T> of(List<N> all, Cursor first, int limit, Function<? super N, T> row) {
        int from = Math.min(first.offset(), all.size());
        int to = (int) Math.min(all.size(), (long) from + limit);
        List<T> page = all.subList(from, to).stream().map(row).toList();
        return new Rows<>(
                page,
                rows -> from + rows < all.size()
                        ? Optional.of(first.at(from + rows).text())
                        : Optional.empty());
    }

    /**
     * Reads a page of a connection. The cursor's data are the shop's own cursor, where the page that it counts from
     * begins.
     */
    static <N, T> Rows<T> read(Connection<N> connection, Cursor first, int limit, Function<? super N, T> row) {
        Connection<N> sized = connection.pageSize(Math.min(first.offset() + limit, Cursor.LARGEST_PAGE));
        Page<N> nodes = first.data().isEmpty() ? sized.page() : sized.page(first.data());
        int from = Math.min(first.offset(), nodes.nodes().size());
        List<N> kept = nodes.nodes().subList(from, nodes.nodes().size());
        Optional<String> after =
                nodes.hasNextPage() ? Optional.of(first.behind(nodes).text()) : Optional.empty();
        return new Rows<>(
                kept.stream().<T>map(row).toList(),
                rows -> rows == kept.size()
                        ? after
                        : Optional.of(first.at(from + rows).text()));
    }

    List<T> page() {
        return page;
    }

    /** The cursor behind the page's first so many rows; empty if nothing follows. */
    Optional<String> next(int rows) {
        return next.apply(rows);
    }
}
