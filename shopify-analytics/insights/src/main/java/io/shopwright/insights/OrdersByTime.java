package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All orders that a search finds, the earliest processed first, however many there are: since Shopify pages through at
 * most 25,000, a new search begins in time at the moment that the one before has come to. Reads ahead.
 *
 * @param <R> a record, the selection of an order
 */
final class OrdersByTime<R extends OrdersByTime.Row> implements Iterable<R> {
    static final int PAGE = 250;

    /** Orders of one search; below Shopify's limit with room for those of one moment that are read twice. */
    private static final int PART = 20_000;

    private final Shop shop;
    private final Class<R> row;
    private final String search;

    /** What an order must tell to be read in parts. */
    interface Row {
        Gid id();

        Instant processedAt();
    }

    OrdersByTime(Shop shop, Class<R> row, String search) {
        this.shop = shop;
        this.row = row;
        this.search = search;
    }

    /** A search for what was processed before a moment. */
    static String before(Instant until) {
        return "processed_at:<'" + until + "'";
    }

    @Override
    public Iterator<R> iterator() {
        return new Parts();
    }

    private final class Parts implements Iterator<R> {
        private Iterator<R> part = part(search);
        private int read;
        private Instant latest = Instant.MIN;

        /** The orders of the latest moment, which the next part begins with once more. */
        private final Set<Gid> ofLatest = new HashSet<>();

        private @Nullable R next;

        private Iterator<R> part(String search) {
            return shop.connection("orders", row)
                    .with("query", search)
                    .with("sortKey", "PROCESSED_AT")
                    .pageSize(PAGE)
                    .readAhead()
                    .iterator();
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                if (read >= PART) {
                    requireProgress();
                    read = 0;
                    part = part("processed_at:>='" + latest + "' AND " + search);
                }
                if (!part.hasNext()) {
                    part = Collections.emptyIterator();
                    return false;
                }
                R order = part.next();
                read++;
                if (order.processedAt().isAfter(latest)) {
                    latest = order.processedAt();
                    ofLatest.clear();
                }
                if (ofLatest.add(order.id())) {
                    next = order;
                }
            }
            return true;
        }

        private void requireProgress() {
            if (ofLatest.size() >= PART) {
                throw new UnusableDataException("More than " + PART + " orders were processed at " + latest
                        + "; Shopify cannot page through so many of one moment. Use a bulk export");
            }
        }

        @Override
        public R next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            R order = next;
            next = null;
            return order;
        }
    }
}
