package io.shopwright.client;

import io.shopwright.client.audit.CallListener;
import io.shopwright.client.batch.Reads;
import io.shopwright.client.bulk.Bulk;
import io.shopwright.client.cache.Caches;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.internal.Transport;
import io.shopwright.client.internal.Wires;
import io.shopwright.client.internal.cost.Priority;
import io.shopwright.client.query.CheckedQuery;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import io.shopwright.client.schema.AdminSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One shop's Admin API.
 *
 * <p>Calls are paced by the cost that each will have, so that a program that uses one {@code Shop} sees no throttling;
 * what fails in passing is sent again where that is safe. Safe for threads; share one per shop, and close it at the end.
 *
 * <pre>{@code
 * record OrderRow(Gid id, String name, MoneyBag currentTotalPriceSet) {}
 *
 * try (Shop shop = Shop.open(ShopConfig.fromEnvironment())) {
 *     for (OrderRow order : shop.connection("orders", OrderRow.class).with("query", "test:false")) {
 *         System.out.println(order.name());
 *     }
 * }
 * }</pre>
 */
public final class Shop implements AutoCloseable {
    private final ShopConfig config;
    private final Transport transport;
    private final CallListener listener;
    private final Sender sender;
    private final Sender background;

    /** Told of mutations that the shop has run by itself, by name. */
    private final Consumer<String> written;

    /** @param listener hears besides that of {@code config} */
    private Shop(ShopConfig config, Transport transport, CallListener listener) {
        this.config = config;
        this.transport = transport;
        this.listener = listener;
        Sender foreground = transport.line(Priority.FOREGROUND, listener);
        Sender yielding = transport.line(Priority.BACKGROUND, listener);
        Optional<Caches> caches = config.caches();
        if (caches.isEmpty()) {
            this.sender = foreground;
            this.background = yielding;
            this.written = name -> {};
            return;
        }
        // Answers are for who has the token, as the API version shapes them.
        Object scope = List.of(config.accessTokens(), config.apiVersion());
        this.sender = caches.get().around(foreground, yielding, config.domain(), scope);
        this.background = caches.get().around(yielding, yielding, config.domain(), scope);
        this.written = name -> caches.get().changed(config.domain(), name);
    }

    /** The same shop in the background. */
    private Shop(Shop shop) {
        this.config = shop.config;
        this.transport = shop.transport;
        this.listener = shop.listener;
        this.sender = shop.background;
        this.background = shop.background;
        this.written = shop.written;
    }

    /**
     * Opens a shop. Nothing is sent yet. Records are checked against the schema of the API version, or the nearest one
     * before it that this library carries.
     */
    public static Shop open(ShopConfig config) {
        return new Shop(
                config, Transport.open(Transport.Settings.of(config, config.accessTokens())), CallListener.NONE);
    }

    /** One of several shops that share connections and threads. */
    static Shop open(ShopConfig config, Wires wires) {
        return new Shop(
                config, Transport.open(Transport.Settings.of(config, config.accessTokens()), wires), CallListener.NONE);
    }

    /**
     * The same shop for work that can wait: where points are short, its calls yield to all others of this process, and
     * they leave a quarter of the bucket for others to come. It shares the connections; closing one closes both.
     */
    public Shop background() {
        return new Shop(this);
    }

    /**
     * The same shop, of whose calls another listener hears after those that hear already. It shares the connections;
     * closing one closes both.
     */
    public Shop heardBy(CallListener more) {
        Shop heard = new Shop(config, transport, listener.and(more));
        return sender.equals(background) ? heard.background() : heard;
    }

    /**
     * A query whose record selects from the root: its components are queries such as {@code shop} or {@code
     * productsCount}, their arguments written with {@link io.shopwright.client.query.Arguments}.
     *
     * @throws IllegalArgumentException if the record does not fit the schema
     */
    public <T> Query<T> query(Class<T> record) {
        return Query.ofRoot(sender, record);
    }

    /**
     * A query of one object, such as {@code order}; give its arguments by {@link Query#with}.
     *
     * @throws IllegalArgumentException if there is no such query, or the record does not fit
     */
    public <T> Query<T> object(String field, Class<T> record) {
        return Query.ofField(sender, field, record);
    }

    /**
     * All nodes of a connection, such as {@code orders}.
     *
     * @throws IllegalArgumentException if there is no such connection, or the record does not fit
     */
    public <T> Connection<T> connection(String field, Class<T> node) {
        return Connection.of(sender, field, node);
    }

    /**
     * A mutation, such as {@code tagsAdd}; the record selects from its payload, user errors are asked for besides.
     *
     * @throws IllegalArgumentException if there is no such mutation, or the record does not fit
     */
    public <T> Mutation<T> mutation(String name, Class<T> payload) {
        return Mutation.of(sender, name, payload);
    }

    /**
     * A document written by hand, paced and retried like all others. The record's components name what the document
     * selects, aliases included; {@link com.fasterxml.jackson.databind.JsonNode} takes the data as it is.
     *
     * @throws IllegalArgumentException if the text is no document of one operation, or the record does not fit it
     */
    public <T> Query<T> document(String text, Class<T> record) {
        return Query.ofDocument(sender, text, record);
    }

    /**
     * A query whose text is not trusted, such as a language model's: refused unless all of it fits the schema and it only
     * reads.
     *
     * @throws IllegalArgumentException if it is not one query that fits the schema; the message names every fault
     */
    public CheckedQuery checked(String text) {
        return CheckedQuery.of(sender, text);
    }

    /**
     * Objects of one type by id, such as {@code Product}: what many threads ask for one by one is asked of the shop
     * together.
     *
     * @throws IllegalArgumentException if there is no such type, or the record does not fit
     */
    public <T> Reads<T> reads(String type, Class<T> record) {
        return Reads.of(sender, type, record);
    }

    /** Large reads and writes, which the shop does by itself. */
    public Bulk bulk() {
        return Bulk.of(this, transport, written);
    }

    public AdminSchema schema() {
        return transport.schema();
    }

    /** What this shop's calls have used so far. */
    public Usage usage() {
        return transport.usage();
    }

    /** Cancels what is under way and gives the connections back. */
    @Override
    public void close() {
        transport.close();
    }

    /** The domain and the API version; for people, and may change. */
    @Override
    public String toString() {
        return config.domain() + ", " + schema().version();
    }
}
