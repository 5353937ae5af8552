package io.shopwright.client.bulk;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.bulk.BulkRows.LineOrder;
import io.shopwright.client.internal.bulk.BulkForm;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Query;
import io.shopwright.client.schema.SchemaField;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of a connection, read by a bulk operation. Immutable: {@code with} and the settings return another one.
 *
 * <p>A record of a bulk query has at most five connections, two deep below the one at the root, none of them within a
 * list; what breaks a rule of Shopify's is refused before anything is sent. Ids that join lines are asked for besides.
 *
 * @param <T> a record, the selection of a node
 */
public final class BulkQuery<T> {
    /** The nodes that paging ends at. */
    private static final int DEEPEST = 25_000;

    private static final int PAGE = 250;

    private final Shop shop;
    private final Operations operations;
    private final String name;
    private final Class<T> node;
    private final Map<String, Object> values;
    private final Settings settings;

    /** @param pagePoints how dear reading by pages may be; 0 to read by bulk operation in any case */
    private record Settings(LineOrder order, @Nullable Duration limit, int pagePoints) {}

    /** What is selected to learn whether a search is understood. */
    record Probe(String __typename) {}

    /** How many nodes there are. */
    record Counted(int count) {}

    /**
     * How a reading is to be done.
     *
     * @param nodes how many the shop counted; empty where it cannot count them, or nobody asked
     * @param pagePoints what reading by pages is predicted to cost; empty where that is not possible
     * @param byPages whether pages are chosen
     */
    public record Choice(Optional<Integer> nodes, Optional<Long> pagePoints, boolean byPages) {}

    private BulkQuery(Shop shop, Operations operations, Root<T> root, Map<String, Object> values, Settings settings) {
        this.shop = shop;
        this.operations = operations;
        this.name = root.name;
        this.node = root.node;
        this.values = values;
        this.settings = settings;
    }

    private record Root<T>(String name, Class<T> node) {}

    static <T> BulkQuery<T> of(Shop shop, Operations operations, String name, Class<T> node) {
        // Without values yet, so that a record against the rules is refused here.
        Connection.requireBulk(shop.schema(), name, node);
        return new BulkQuery<>(
                shop, operations, new Root<>(name, node), Map.of(), new Settings(LineOrder.ANY, null, 0));
    }

    /** Gives an argument of the connection, such as {@code query}, or a variable of the record its value. */
    public BulkQuery<T> with(String argument, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(argument, value);
        return new BulkQuery<>(shop, operations, new Root<>(name, node), more, settings);
    }

    /**
     * Asks for a file in which what is below a node follows it. It is read as it comes, in the connection's order and
     * without temporary files, but takes the shop longer to make. Other files that have nested connections and more than 16
     * MB are divided in the folder for temporary files first, which takes as much room as they have bytes, with two levels
     * twice that; their nodes come in no particular order.
     */
    public BulkQuery<T> grouped() {
        return set(new Settings(LineOrder.GROUPED, settings.limit, settings.pagePoints));
    }

    /** Limits the time from the start to the end of the operation, without the reading; by default there is no limit. */
    public BulkQuery<T> within(Duration limit) {
        return set(new Settings(settings.order, limit, settings.pagePoints));
    }

    /**
     * Reads by pages instead where that is predicted to cost no more than these points, and is possible: fewer than 25,000
     * nodes, which the shop must be able to count, and a record that pages can be asked for with.
     */
    public BulkQuery<T> orPagesUpTo(int points) {
        if (points < 1) {
            throw new IllegalArgumentException("points must be >= 1: " + points);
        }
        return set(new Settings(settings.order, settings.limit, points));
    }

    private BulkQuery<T> set(Settings other) {
        return new BulkQuery<>(shop, operations, new Root<>(name, node), values, other);
    }

    /** The query that the shop will run, apart from a few letters in its name. */
    public String document() {
        return form().text("");
    }

    private BulkForm form() {
        return Connection.bulkForm(shop.schema(), name, node, values);
    }

    private Connection<T> pages() {
        Connection<T> pages = shop.connection(name, node);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            pages = pages.with(value.getKey(), value.getValue());
        }
        return pages;
    }

    /** Tells how {@link #stream} would read now, at the price of counting the nodes. */
    public Choice choice() {
        Optional<SchemaField> counter = shop.schema().queryType().field(name + "Count");
        if (settings.pagePoints == 0 || counter.isEmpty()) {
            return new Choice(Optional.empty(), Optional.empty(), false);
        }
        Query<Counted> count = shop.object(name + "Count", Counted.class);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            if (counter.get().arguments().containsKey(value.getKey())) {
                count = count.with(value.getKey(), value.getValue());
            }
        }
        if (counter.get().arguments().containsKey("limit")) {
            count = count.with("limit", DEEPEST);
        }
        int nodes = count.get().count();
        Optional<Integer> perPage = pointsPerPage();
        if (nodes >= DEEPEST || perPage.isEmpty()) {
            return new Choice(Optional.of(nodes), Optional.empty(), false);
        }
        long points = (long) perPage.get() * Math.max(1, (nodes + PAGE - 1) / PAGE);
        return new Choice(Optional.of(nodes), Optional.of(points), points <= settings.pagePoints);
    }

    /** Empty for a record without the windows that pages need. */
    private Optional<Integer> pointsPerPage() {
        try {
            return Optional.of(pages().explain().predictedCost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Starts the operation and returns once the shop has taken it, which may be when a place becomes free.
     *
     * @throws ShopifyException.Invalid if the shop does not know a field of the search, which a bulk operation would ignore
     */
    public BulkRun<T> start() {
        BulkForm form = form();
        if (values.containsKey("query")) {
            probe();
        }
        String marker = Operations.marker();
        Operations.Limit limit = limit();
        Gid id = operations.start(
                Operations.Kind.QUERY,
                operations.door().runQuery(form.text(marker)).with("groupObjects", settings.order == LineOrder.GROUPED),
                marker,
                limit);
        return new BulkRun<>(operations, id, this::form, new BulkRun.Terms(settings.order, limit));
    }

    /** A bulk operation does not tell that a search was ignored; a page of one node does. */
    private void probe() {
        Connection<Probe> probe = shop.connection(name, Probe.class);
        Optional<SchemaField> field = shop.schema().queryType().field(name);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            if (field.isPresent() && field.get().arguments().containsKey(value.getKey())) {
                probe = probe.with(value.getKey(), value.getValue());
            }
        }
        probe.pageSize(1).page();
    }

    private Operations.Limit limit() {
        return settings.limit == null ? Operations.Limit.NONE : Operations.Limit.within(settings.limit);
    }

    /** An operation that was started with the same record and grouping before, by this program or another. */
    public BulkRun<T> started(Gid operation) {
        return new BulkRun<>(operations, operation, this::form, new BulkRun.Terms(settings.order, limit()));
    }

    /**
     * Starts the operation, waits for it and reads its result while it is downloaded. The stream ends where the result
     * ends or fails. Close it: it holds a connection and, maybe, a temporary file.
     *
     * @throws ShopifyException.Incomplete if the operation did not reach its end
     */
    public Stream<T> stream() {
        return settings.pagePoints > 0 && choice().byPages() ? pages().stream() : start().stream();
    }
}
