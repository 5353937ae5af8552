package io.shopwright.client.bulk;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.internal.Transport;
import java.util.function.Consumer;

/**
 * The door to bulk operations: reads and writes of any size that the shop does by itself, and whose results are files.
 * Starting one costs ten points whatever it reads.
 *
 * <p>A shop runs five bulk queries and five bulk mutations of an app at once. The next one waits its turn here, behind
 * those of this {@code Shop} that came before it, also where another program holds the places. Safe for threads.
 */
public final class Bulk {
    private final Shop shop;
    private final Operations operations;

    private Bulk(Shop shop, Operations operations) {
        this.shop = shop;
        this.operations = operations;
    }

    /**
     * The door of a shop.
     *
     * @param written told the name of a mutation when the shop has run it
     */
    @SuppressWarnings("exports") // for Shop alone
    public static Bulk of(Shop shop, Transport transport, Consumer<String> written) {
        return new Bulk(shop, new Operations(shop, transport, written));
    }

    /**
     * All nodes of a connection at the root, such as {@code orders}, in one bulk operation. The record is one that {@link
     * Shop#connection} takes, except that nested connections need no window; one that is there is left out, so that a
     * {@code Page} has all nodes and none after it.
     *
     * @throws IllegalArgumentException if there is no such connection, or the record does not fit the schema or the rules
     *     of bulk queries
     */
    public <T> BulkQuery<T> query(String connection, Class<T> node) {
        return BulkQuery.of(shop, operations, connection, node);
    }

    /**
     * A mutation, such as {@code productUpdate}, over many lines of arguments; the record selects from its payload.
     *
     * @throws IllegalArgumentException if there is no such mutation, or the record does not fit
     */
    public <T> BulkMutation<T> mutation(String name, Class<T> payload) {
        return BulkMutation.of(shop, operations, name, payload);
    }

    /** The webhook {@code bulk_operations/finish} has told that an operation ended: whoever waits for one looks at once. */
    public void finished(Gid operation) {
        operations.finished(operation);
    }
}
