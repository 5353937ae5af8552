package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Field;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Page;
import io.shopwright.client.query.Query;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shipping: fulfilment orders, the tasks to ship from one location, and fulfilments, the shipments; and what comes
 * back. Needs the scopes of the kind of fulfilment orders that the app handles, such as {@code
 * read_merchant_managed_fulfillment_orders}, and {@code read_returns} and {@code write_returns}.
 */
public final class Fulfillments {
    private final Shop shop;

    public Fulfillments(Shop shop) {
        this.shop = shop;
    }

    /** A task to ship goods of an order from one location, with the first 100 lines. */
    public record Task(
            Gid id,
            String status,
            String requestStatus,
            Gid orderId,
            String orderName,
            @Nullable Instant fulfillBy,
            @Arguments("first: 100") List<TaskLine> lineItems) {}

    /** A task without its lines, for reading many. */
    public record TaskSummary(
            Gid id, String status, String requestStatus, Gid orderId, String orderName, Instant createdAt) {}

    /** Goods to ship. */
    public record TaskLine(
            Gid id, String productTitle, @Nullable String sku, int totalQuantity, int remainingQuantity) {}

    /** The shipments of an order. */
    public record OfOrder(Gid id, List<Fulfillment> fulfillments) {}

    /** A shipment. */
    public record Fulfillment(
            Gid id,
            String name,
            String status,
            @Nullable String displayStatus,
            Instant createdAt,
            @Nullable Instant inTransitAt,
            @Nullable Instant deliveredAt,
            int totalQuantity,
            List<Tracking> trackingInfo) {}

    /** Where a parcel can be followed. */
    public record Tracking(
            @Nullable String company,
            @Nullable String number,
            @Nullable URI url) {}

    /** The first 50 returns of an order. */
    public record ReturnsOfOrder(
            Gid id, @Arguments("first: 50") Page<Return> returns) {}

    /** An intent to send goods back. */
    public record Return(
            Gid id,
            String name,
            String status,
            int totalQuantity,
            @Nullable Instant closedAt) {}

    /** The shipment after a change. */
    public record Saved(@Nullable Fulfillment fulfillment) {}

    /** The task after a change. */
    public record SavedTask(@Nullable TaskSummary fulfillmentOrder) {}

    /** The task after a move to another location. */
    public record Moved(
            @Nullable TaskSummary movedFulfillmentOrder,
            @Nullable TaskSummary originalFulfillmentOrder) {}

    /** The return after a change. */
    public record SavedReturn(@Nullable @Field("return") Return made) {}

    /** Open tasks that a search finds. */
    public Connection<TaskSummary> tasks(String filter) {
        return shop.connection("fulfillmentOrders", TaskSummary.class).with("query", filter);
    }

    /** One task with its lines. */
    public Query<Task> task(Gid id) {
        return shop.object("fulfillmentOrder", Task.class).with("id", id);
    }

    /** The shipments of an order. */
    public Query<OfOrder> ofOrder(Gid order) {
        return shop.object("order", OfOrder.class).with("id", order);
    }

    /** Ships goods of tasks. {@code fulfillment} is a {@code FulfillmentInput}. */
    public Mutation<Saved> create(Object fulfillment) {
        return shop.mutation("fulfillmentCreate", Saved.class).with("fulfillment", fulfillment);
    }

    /** Takes a shipment back. */
    public Mutation<Saved> cancel(Gid fulfillment) {
        return shop.mutation("fulfillmentCancel", Saved.class).with("id", fulfillment);
    }

    /** Says where a parcel can be followed. {@code tracking} is a {@code FulfillmentTrackingInput}. */
    public Mutation<Saved> track(Gid fulfillment, Object tracking) {
        return shop.mutation("fulfillmentTrackingInfoUpdate", Saved.class)
                .with("fulfillmentId", fulfillment)
                .with("trackingInfoInput", tracking);
    }

    /** Lets a task wait. {@code hold} is a {@code FulfillmentOrderHoldInput}. */
    public Mutation<SavedTask> hold(Gid task, Object hold) {
        return shop.mutation("fulfillmentOrderHold", SavedTask.class)
                .with("id", task)
                .with("fulfillmentHold", hold);
    }

    /** Lets a task go on. */
    public Mutation<SavedTask> release(Gid task) {
        return shop.mutation("fulfillmentOrderReleaseHold", SavedTask.class).with("id", task);
    }

    /** Gives a task to another location. */
    public Mutation<Moved> move(Gid task, Gid location) {
        return shop.mutation("fulfillmentOrderMove", Moved.class)
                .with("id", task)
                .with("newLocationId", location);
    }

    /** The returns of an order. */
    public Query<ReturnsOfOrder> returns(Gid order) {
        return shop.object("order", ReturnsOfOrder.class).with("id", order);
    }

    /** Opens a return. {@code input} is a {@code ReturnInput}. */
    public Mutation<SavedReturn> createReturn(Object input) {
        return shop.mutation("returnCreate", SavedReturn.class).with("returnInput", input);
    }

    /** Closes a return as done. */
    public Mutation<SavedReturn> closeReturn(Gid id) {
        return shop.mutation("returnClose", SavedReturn.class).with("id", id);
    }

    /** Gives a return up. */
    public Mutation<SavedReturn> cancelReturn(Gid id) {
        return shop.mutation("returnCancel", SavedReturn.class).with("id", id);
    }
}
