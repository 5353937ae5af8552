package io.shopwright.client.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Envelope;
import io.shopwright.client.internal.Failures;
import io.shopwright.client.internal.Request;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.bulk.BulkForm;
import io.shopwright.client.internal.graphql.Document;
import io.shopwright.client.schema.AdminSchema;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of a connection at the root, fetched page by page while they are read. Immutable: {@code with}, {@code
 * pageSize}, {@code within} and {@code readAhead} return another one. Each {@link #iterator} reads from the beginning
 * and belongs to one thread.
 *
 * <p>A reading either ends where the connection ends or fails: with {@link ShopifyException.Unreadable} if a page has no
 * cursor though more follow, or if a cursor repeats, and with {@link ShopifyException.Invalid} at 25,000 nodes, where
 * Shopify's deep paging ends.
 *
 * @param <T> a record, the selection of a node
 */
public final class Connection<T> implements Iterable<T> {
    /** Shopify's limit of nodes in one page. */
    static final int MAX_PAGE_SIZE = 250;

    private final Sender shop;
    private final String name;
    private final Function<Set<String>, Plan> plans;
    private final Map<String, JsonNode> values;
    private final @Nullable Duration deadline;
    private final boolean ahead;

    private Connection(
            Sender shop,
            String name,
            Function<Set<String>, Plan> plans,
            Map<String, JsonNode> values,
            @Nullable Duration deadline,
            boolean ahead) {
        this.shop = shop;
        this.name = name;
        this.plans = plans;
        this.values = values;
        this.deadline = deadline;
        this.ahead = ahead;
    }

    /** The connection at the root of all queries with this name. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Connection<T> of(Sender shop, String name, Class<T> node) {
        Target target = new Target(Document.Kind.QUERY, name, node, true, false);
        Map<String, JsonNode> values = Map.of("first", Inputs.json(MAX_PAGE_SIZE));
        return new Connection<>(shop, name, FieldPlans.of(shop.schema(), target), values, null, false);
    }

    /**
     * Checks a record for a bulk operation, before its values are known.
     *
     * @throws IllegalArgumentException if the record does not fit the schema or the rules of bulk queries
     * @hidden
     */
    @SuppressWarnings({"exports", "InvalidBlockTag"}) // for the door of this library alone, and hidden in its docs
    public static void requireBulk(AdminSchema schema, String name, Class<?> node) {
        List<String> unused = BulkTree.require(schema, name, node);
    }

    /**
     * How all nodes of a connection are read by a bulk operation.
     *
     * @throws IllegalArgumentException if the record does not fit the schema or the rules of bulk queries, or a value its
     *     argument
     * @hidden
     */
    @SuppressWarnings({"exports", "InvalidBlockTag"}) // for the door of this library alone, and hidden in its docs
    public static BulkForm bulkForm(AdminSchema schema, String name, Class<?> node, Map<String, ?> values) {
        Map<String, JsonNode> json = new LinkedHashMap<>();
        values.forEach((argument, value) -> json.put(argument, Inputs.json(value)));
        return BulkTree.form(schema, name, node, json);
    }

    /** Gives an argument of the connection, such as {@code query} or {@code sortKey}, its value. */
    public Connection<T> with(String name, Object value) {
        if (name.equals("last") || name.equals("before")) {
            throw new IllegalArgumentException(
                    "pages are read forwards; reverse the order with 'reverse', not '" + name + "'");
        }
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        more.put(name, Inputs.json(value));
        return new Connection<>(shop, this.name, plans, more, deadline, ahead);
    }

    /**
     * Asks for this many nodes at a time. The default of 250, Shopify's limit, costs little more than one of 50.
     *
     * @throws IllegalArgumentException if the size is not in 1..250
     */
    public Connection<T> pageSize(int size) {
        if (size < 1 || size > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_SIZE + " nodes, not " + size);
        }
        return with("first", size);
    }

    /** Limits the time of each page's call, waiting and retries included. */
    public Connection<T> within(Duration limit) {
        return new Connection<>(shop, this.name, plans, values, limit, ahead);
    }

    /**
     * Fetches the next two pages while one is read. Quicker for those who read to the end; who stops before has paid for
     * pages that nobody reads. Pages are fetched by threads of the shop; the nodes come in the same order.
     */
    public Connection<T> readAhead() {
        return new Connection<>(shop, this.name, plans, values, deadline, true);
    }

    /** The document of the first page. */
    public String document() {
        return plans.apply(values.keySet()).text();
    }

    /** Says what would be sent for the first page, what it would cost and what of it is deprecated, without sending anything. */
    public Explanation explain() {
        Plan plan = plans.apply(values.keySet());
        return Explanation.of(shop.schema(), plan, plan.request(shop.schema(), values, deadline));
    }

    /** Returns the first page. */
    public Page<T> page() {
        return read(values, UnaryOperator.identity());
    }

    /** Returns the page after a cursor that an earlier page of the same connection and order ended with. */
    public Page<T> page(String after) {
        return page(after, UnaryOperator.identity());
    }

    /**
     * Returns the page after a cursor.
     *
     * @param after null for the first page
     * @param change what is different about this page's request
     */
    Page<T> page(@Nullable String after, UnaryOperator<Request> change) {
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        if (after != null) {
            more.put("after", Inputs.json(after));
        }
        return read(more, change);
    }

    /** The most nodes that a page has. */
    int size() {
        return values.getOrDefault("first", IntNode.valueOf(MAX_PAGE_SIZE)).intValue();
    }

    @SuppressWarnings("unchecked") // the plan has read the nodes with the class that T stands for
    private Page<T> read(Map<String, JsonNode> given, UnaryOperator<Request> change) {
        Plan plan = plans.apply(given.keySet());
        Envelope envelope = shop.send(change.apply(plan.request(shop.schema(), given, deadline)));
        Failures.requireWhole(envelope);
        Object page = plan.read(envelope);
        if (page == null) {
            throw new ShopifyException.Unreadable("Cannot read data." + name + ": missing", envelope.requestId(), null);
        }
        return (Page<T>) page;
    }

    @Override
    public Iterator<T> iterator() {
        return new Pages<>(
                name,
                ahead
                        ? new PagesAhead<>(this, shop.executor(), Pages.DEEPEST / size())::page
                        : cursor -> page(cursor, UnaryOperator.identity()));
    }

    /** The nodes as a lazy, ordered stream; a page is fetched when its first node is asked for. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }
}
