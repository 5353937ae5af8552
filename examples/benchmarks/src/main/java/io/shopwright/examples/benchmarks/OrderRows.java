package io.shopwright.examples.benchmarks;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.query.Arguments;
import java.time.Instant;
import java.util.List;

/** The same order in the form that each of two readers binds to. */
final class OrderRows {
    private OrderRows() {}

    /** As Shopwright reads it. */
    record Order(
            Gid id,
            String name,
            Instant processedAt,
            boolean test,
            MoneyBag currentTotalPriceSet,
            CustomerId customer,
            @Arguments("first: 10") List<Line> lineItems) {}

    /** A customer's id. */
    record CustomerId(Gid id) {}

    /** A bought position. */
    record Line(Gid id, String title, int quantity, String sku, MoneyBag originalUnitPriceSet) {}

    /** As Jackson binds it: the same with the wrappers of the answer. */
    record BoundOrder(
            Gid id,
            String name,
            Instant processedAt,
            boolean test,
            MoneyBag currentTotalPriceSet,
            CustomerId customer,
            BoundLines lineItems) {}

    /** The lines' connection. */
    record BoundLines(List<Line> nodes, BoundPageInfo pageInfo) {}

    /** The end of a page. */
    record BoundPageInfo(boolean hasNextPage, String endCursor) {}

    /** A page of orders. */
    record BoundOrders(List<BoundOrder> nodes, BoundPageInfo pageInfo) {}

    /** The root of the answer's data. */
    record BoundData(BoundOrders orders) {}

    /** An answer. */
    record BoundAnswer(BoundData data) {}

    /** Tells Jackson that an id is written as text. */
    abstract static class GidText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        GidText(@SuppressWarnings("unused") String value) {}
    }
}
