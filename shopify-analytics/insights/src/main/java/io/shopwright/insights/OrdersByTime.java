package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.bulk.BulkQuery;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Page;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All orders that a search finds, the earliest processed first, however many there are.
 *
 * <p>By pages: since Shopify pages through at most 25,000, a new search begins in time at the moment that the one before
 * has come to. Reads ahead. By bulk operation: all are read, and put in order, before the first is told.
 *
 * @param <R> a record, the selection of an order
 */
final class OrdersByTime<R extends OrdersByTime.Row> implements Iterable<R> {
    static final int PAGE = 250;

    /** Orders of one search; below Shopify's limit with room for those of one moment that are read twice. */
    private static final int PART = 20_000;

    /** What pages may cost before a bulk operation is cheaper all in all: half of the bucket of a Standard shop. */
    private static final int MOST_POINTS = 1_000;

    /** Earliest first, and those of one moment in the order of their numbers, as Shopify has it. */
    private static final Comparator<Row> BY_TIME = Comparator.comparing(Row::processedAt)
            .thenComparing(row -> row.id().key().length())
            .thenComparing(Row::id);

    private final Shop shop;
    private final Reading reading;
    private final Class<R> row;
    private final String search;
    private final Map<String, Object> variables;

    /** What an order must tell to be read in parts. */
    interface Row {
        Gid id();

        Instant processedAt();
    }

    record Total(
            @Arguments("query: $query, limit: null") @Nullable
            Count ordersCount) {}

    record Count(int count) {}

    OrdersByTime(Shop shop, Reading reading, Class<R> row, String search) {
        this(shop, reading, row, search, Map.of());
    }

    private OrdersByTime(Shop shop, Reading reading, Class<R> row, String search, Map<String, Object> variables) {
        this.shop = shop;
        this.reading = reading;
        this.row = row;
        this.search = search;
        this.variables = variables;
    }

    /** Gives a variable of the record its value. */
    OrdersByTime<R> with(String variable, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(variables);
        more.put(variable, value);
        return new OrdersByTime<>(shop, reading, row, search, more);
    }

    /** A search for what was processed before a moment. */
    static String before(Instant until) {
        return "processed_at:<'" + until + "'";
    }

    /** A search for what was processed in a period. */
    static String within(Period period, ZoneId zone) {
        return before(period.end(zone)) + " AND processed_at:>='" + period.start(zone) + "'";
    }

    /** How many orders a search finds. */
    static long count(Shop shop, String search) {
        Count total = shop.query(Total.class).with("query", search).get().ordersCount();
        return total == null ? 0 : total.count();
    }

    /** The first of what an order has, as many as a page asks for, also where a bulk operation has told all. */
    static <T> List<T> first(int most, Page<T> all) {
        return all.nodes().subList(0, Math.min(most, all.nodes().size()));
    }

    @Override
    public Iterator<R> iterator() {
        return inBulk() ? bulk().iterator() : new Parts();
    }

    private boolean inBulk() {
        return switch (reading.way()) {
            case PAGES -> false;
            case BULK -> true;
            case CHEAPEST -> {
                long pages = (count(shop, search) + PAGE - 1) / PAGE;
                yield pages * pages(search).explain().predictedCost() > MOST_POINTS;
            }
        };
    }

    private List<R> bulk() {
        BulkQuery<R> query = shop.bulk().query("orders", row).with("query", search);
        for (Map.Entry<String, Object> variable : variables.entrySet()) {
            query = query.with(variable.getKey(), variable.getValue());
        }
        List<R> orders = new ArrayList<>();
        try (Stream<R> read = query.stream()) {
            read.forEach(orders::add);
        }
        orders.sort(BY_TIME);
        return orders;
    }

    private Connection<R> pages(String found) {
        Connection<R> pages = shop.connection("orders", row)
                .with("query", found)
                .with("sortKey", "PROCESSED_AT")
                .pageSize(PAGE)
                .readAhead();
        for (Map.Entry<String, Object> variable : variables.entrySet()) {
            pages = pages.with(variable.getKey(), variable.getValue());
        }
        return pages;
    }

    private final class Parts implements Iterator<R> {
        private Iterator<R> part = pages(search).iterator();
        private int read;
        private Instant latest = Instant.MIN;

        /** The orders of the latest moment, which the next part begins with once more. */
        private final Set<Gid> ofLatest = new HashSet<>();

        private @Nullable R next;

        @Override
        public boolean hasNext() {
            while (next == null) {
                if (read >= PART) {
                    requireProgress();
                    read = 0;
                    part = pages("processed_at:>='" + latest + "' AND " + search)
                            .iterator();
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
                        + "; Shopify cannot page through so many of one moment. Read them by Reading.BULK");
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
