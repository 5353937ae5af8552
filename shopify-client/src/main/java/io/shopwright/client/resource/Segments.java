package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Groups of customers by a query that the shop keeps up to date. Needs the scopes {@code read_customers} and {@code
 * write_customers}.
 */
public final class Segments {
    private final Shop shop;

    public Segments(Shop shop) {
        this.shop = shop;
    }

    /** A group and the query that makes it, such as {@code number_of_orders > 5}. */
    public record Segment(Gid id, String name, String query, Instant creationDate, Instant lastEditDate) {}

    /** A customer in a group. The id is one of the member's own, not the customer's. */
    public record Member(
            Gid id,
            String displayName,
            @Nullable Money amountSpent,
            @Nullable Long numberOfOrders,
            @Nullable Gid lastOrderId) {}

    /** The group after a change. */
    public record Saved(@Nullable Segment segment) {}

    /** What was deleted. */
    public record Deleted(@Nullable Gid deletedSegmentId) {}

    /** All groups. */
    public Connection<Segment> all() {
        return shop.connection("segments", Segment.class);
    }

    /** One group. */
    public Query<Segment> segment(Gid id) {
        return shop.object("segment", Segment.class).with("id", id);
    }

    /** Who is in a group. */
    public Connection<Member> members(Gid segment) {
        return shop.connection("customerSegmentMembers", Member.class).with("segmentId", segment);
    }

    /** Whom a query finds, without making a group of them. */
    public Connection<Member> members(String query) {
        return shop.connection("customerSegmentMembers", Member.class).with("query", query);
    }

    /** Makes a group. */
    public Mutation<Saved> create(String name, String query) {
        return shop.mutation("segmentCreate", Saved.class).with("name", name).with("query", query);
    }

    /** Gives a group another name and query. */
    public Mutation<Saved> update(Gid id, String name, String query) {
        return shop.mutation("segmentUpdate", Saved.class)
                .with("id", id)
                .with("name", name)
                .with("query", query);
    }

    /** Deletes a group; its customers stay. */
    public Mutation<Deleted> delete(Gid id) {
        return shop.mutation("segmentDelete", Deleted.class).with("id", id);
    }
}
