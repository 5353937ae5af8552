package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.On;
import io.shopwright.client.query.Otherwise;
import io.shopwright.client.resource.Reference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was given back of an order. Read apart from the order, since a bulk operation tells no positions of refunds.
 *
 * @param createdAt null while the refund is under way
 */
record RefundRow(
        @Nullable Instant createdAt,
        MoneyBag totalRefundedSet,
        @Arguments("first: 250") List<Returned> refundLineItems) {
    /** Orders of one query, so that it costs no more than Shopify allows one to. */
    private static final int BATCH = 20;

    record Returned(Reference lineItem, int quantity, MoneyBag subtotalSet) {}

    record Nodes(@Arguments("ids: $ids") List<@Nullable Node> nodes) {}

    sealed interface Node permits OrderNode, OtherNode {}

    @On("Order")
    record OrderNode(Gid id, List<RefundRow> refunds) implements Node {}

    @Otherwise
    record OtherNode(String __typename) implements Node {}

    /** Refunds by order. */
    static Map<Gid, List<RefundRow>> of(Shop shop, List<Gid> orders) {
        Map<Gid, List<RefundRow>> refunds = new HashMap<>();
        for (int from = 0; from < orders.size(); from += BATCH) {
            List<Gid> batch = orders.subList(from, Math.min(orders.size(), from + BATCH));
            for (Node node : shop.query(Nodes.class).with("ids", batch).get().nodes()) {
                if (node instanceof OrderNode order) {
                    refunds.put(order.id(), order.refunds());
                }
            }
        }
        return refunds;
    }
}
