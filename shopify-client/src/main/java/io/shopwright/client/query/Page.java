package io.shopwright.client.query;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a connection.
 *
 * @param nodes in the order of the connection
 * @param hasNextPage whether the connection has more after this page
 * @param endCursor where this page ends, opaque; null if the page is empty
 * @param <T> a record, the selection of a node
 */
public record Page<T>(
        List<T> nodes, boolean hasNextPage, @Nullable String endCursor) implements Iterable<T> {
    public Page {
        nodes = List.copyOf(nodes);
    }

    @Override
    public Iterator<T> iterator() {
        return nodes.iterator();
    }
}
