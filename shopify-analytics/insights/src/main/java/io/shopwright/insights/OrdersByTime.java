package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.insights.PurchaseHistory.OrderRow;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All orders processed before a moment, earliest first, however many there are: since Shopify pages through at most
 * 25,000, a new search begins in time at the moment that the one before has come to.
 */
final class OrdersByTime implements Iterable<OrderRow> {
    static final int PAGE = 250;

    /** Orders of one search; below Shopify's limit with room for those of one moment that are read twice. */
    private static final int PART = 20_000;

    private final Shop shop;
    private final Instant until;

    OrdersByTime(Shop shop, Instant until) {
        this.shop = shop;
        this.until = until;
    }

    /** The search for all of them. */
    String search() {
        return "processed_at:<'" + until + "'";
    }

    @Override
    public Iterator<OrderRow> iterator() {
        return new Parts();
    }

    private final class Parts implements Iterator<OrderRow> {
        private Iterator<OrderRow> part = part(search());
        private int read;
        private Instant latest = Instant.MIN;

        /** The orders of the latest moment, which the next part begins with once more. */
        private final Set<Gid> ofLatest = new HashSet<>();

        private @Nullable OrderRow next;

        private Iterator<OrderRow> part(String search) {
            return shop.connection("orders", OrderRow.class)
                    .with("query", search)
                    .with("sortKey", "PROCESSED_AT")
                    .pageSize(PAGE)
                    .iterator();
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                if (read >= PART) {
                    requireProgress();
                    read = 0;
                    part = part("processed_at:>='" + latest + "' AND " + search());
                }
                if (!part.hasNext()) {
                    part = Collections.emptyIterator();
                    return false;
                }
                OrderRow row = part.next();
                read++;
                if (row.processedAt().isAfter(latest)) {
                    latest = row.processedAt();
                    ofLatest.clear();
                }
                if (ofLatest.add(row.id())) {
                    next = row;
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
        public OrderRow next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            OrderRow row = next;
            next = null;
            return row;
        }
    }
}
