package io.shopwright.mcp;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.query.Query;
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

    /** @param next the cursor behind the page's first so many rows, one at least if there are any; empty if nothing follows */
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
     * Reads a page of a shop's list. The cursor's data are the shop's own cursor of the last row before the page: a place
     * in the shop's order rather than a number of rows, so that rows which come or go before it shift nothing. In an
     * order that no change of a row changes, a walk to the end gives every row once that is in the list from the walk's
     * beginning to its end.
     *
     * @throws BadArguments if the cursor was not made here
     * @throws ShopifyException.Unreadable if the shop says that more follows but not where
     */
    static <N, T> Rows<T> read(Query<? extends Listing<N>> query, Cursor first, int limit, Function<? super N, T> row) {
        if (first.offset() != 0) {
            throw Cursor.unknown();
        }
        Query<? extends Listing<N>> sized = query.with("first", limit);
        Listing<N> listing = first.data().isEmpty()
                ? sized.get()
                : sized.with("after", first.data()).get();
        List<? extends Listing.Place<N>> places = listing.edges();
        boolean more = listing.pageInfo().hasNextPage();
        if (more && places.isEmpty()) {
            throw new ShopifyException.Unreadable("A page has no cursor though more follow", "", null);
        }
        return new Rows<>(
                places.stream().map(Listing.Place::node).<T>map(row).toList(),
                rows -> rows < places.size() || more
                        ? Optional.of(
                                first.behind(places.get(rows - 1).cursor()).text())
                        : Optional.empty());
    }

    List<T> page() {
        return page;
    }

    /** The cursor behind the page's first so many rows; empty if nothing follows. */
    Optional<String> next(int rows) {
        return next.apply(rows);
    }
}
