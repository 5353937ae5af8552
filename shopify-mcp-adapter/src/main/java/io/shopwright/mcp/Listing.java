package io.shopwright.mcp;

import java.util.List;

/**
 * A page of a shop's list as the shop is asked for it: a record that selects {@code edges} and {@code pageInfo}. Every
 * node comes with a cursor of its own, the place behind it in the shop's order, so that the list can be continued behind
 * any of them whatever came into it or left it meanwhile.
 *
 * @param <N> a record, the selection of a node
 */
interface Listing<N> {
    List<? extends Place<N>> edges();

    End pageInfo();

    /** A node and the shop's cursor behind it. */
    interface Place<N> {
        String cursor();

        N node();
    }

    record End(boolean hasNextPage) {}
}
