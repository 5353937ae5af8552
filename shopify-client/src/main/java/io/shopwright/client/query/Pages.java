package io.shopwright.client.query;

import io.shopwright.client.ShopifyException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a connection to its end, a page at a time. */
final class Pages<T> implements Iterator<T> {
    /** Where Shopify's deep paging ends; whether more nodes follow cannot be known from there. */
    static final int DEEPEST = 25_000;

    private final String name;
    private final Fetcher<T> fetcher;
    private final Set<String> seen = new HashSet<>();
    private Iterator<T> nodes = Collections.emptyIterator();
    private @Nullable String cursor;
    private boolean more = true;
    private int read;

    /** Why reading cannot go on after the nodes at hand, null while it can. */
    private @Nullable ShopifyException failure;

    /** How a page is fetched. */
    interface Fetcher<T> {
        /**
         * Returns the page after a cursor.
         *
         * @param cursor null for the first page
         */
        Page<T> page(@Nullable String cursor);
    }

    Pages(String name, Fetcher<T> fetcher) {
        this.fetcher = fetcher;
        this.name = name;
    }

    @Override
    public boolean hasNext() {
        while (!nodes.hasNext() && more) {
            fetch();
        }
        if (!nodes.hasNext() && failure != null) {
            throw failure;
        }
        return nodes.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return nodes.next();
    }

    private void fetch() {
        Page<T> page = fetcher.page(cursor);
        List<T> fetched = page.nodes();
        read += fetched.size();
        nodes = fetched.iterator();
        // Some connections say that more follows after their last node; the empty page then tells the truth.
        more = page.hasNextPage() && !(fetched.isEmpty() && cursor != null);
        if (read >= DEEPEST) {
            stop(new ShopifyException.Invalid(
                    "'" + name + "' was read to " + DEEPEST + " nodes, Shopify's limit of paging; more may follow. "
                            + "Narrow the search, for example by a range of dates or ids, and read it in parts",
                    "",
                    List.of()));
        } else if (more) {
            cursor = page.endCursor();
            if (cursor == null) {
                stop(unreadable("says that more follows after " + read + " nodes but gives no cursor"));
            } else if (!seen.add(cursor)) {
                stop(unreadable("repeats a cursor after " + read + " nodes: reading on would never end"));
            }
        }
    }

    private void stop(ShopifyException reason) {
        more = false;
        failure = reason;
    }

    private ShopifyException unreadable(String problem) {
        return new ShopifyException.Unreadable("'" + name + "' " + problem, "", null);
    }
}
