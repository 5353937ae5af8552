package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Offers that become orders when they are completed, and checkouts that never did. Needs the scopes {@code
 * read_draft_orders} and {@code write_draft_orders}; abandoned checkouts {@code read_orders}.
 */
public final class DraftOrders {
    private final Shop shop;

    public DraftOrders(Shop shop) {
        this.shop = shop;
    }

    /** An offer without its lines, for reading many. */
    public record Summary(
            Gid id,
            String name,
            String status,
            Instant createdAt,
            @Nullable Instant completedAt,
            MoneyBag totalPriceSet,
            @Nullable Reference customer,
            @Nullable Reference order) {}

    /** An offer with its first 100 lines. */
    public record DraftOrder(
            Gid id,
            String name,
            String status,
            @Nullable URI invoiceUrl,
            MoneyBag subtotalPriceSet,
            MoneyBag totalTaxSet,
            MoneyBag totalPriceSet,
            @Nullable Reference customer,
            @Nullable Reference order,
            @Arguments("first: 100") List<Line> lineItems) {}

    /** An offered position; {@code custom} if it is no variant. */
    public record Line(
            Gid id,
            String title,
            @Nullable String sku,
            int quantity,
            boolean custom,
            @Nullable Reference variant,
            MoneyBag originalUnitPriceSet,
            MoneyBag discountedTotalSet) {}

    /** A checkout that was left after the buyer had said how to be reached. */
    public record AbandonedCheckout(
            Gid id,
            String name,
            URI abandonedCheckoutUrl,
            Instant createdAt,
            @Nullable Instant completedAt,
            MoneyBag totalPriceSet,
            @Nullable Reference customer) {}

    /** The offer after a change. */
    public record Saved(@Nullable Summary draftOrder) {}

    /** What an offer would cost. */
    public record Calculated(@Nullable Prices calculatedDraftOrder) {}

    /** The sums of an offer. */
    public record Prices(
            MoneyBag subtotalPriceSet, MoneyBag totalTaxSet, MoneyBag totalShippingPriceSet, MoneyBag totalPriceSet) {}

    /** What was deleted. */
    public record Deleted(@Nullable Gid deletedId) {}

    /** Offers that a search finds. */
    public Connection<Summary> search(String filter) {
        return shop.connection("draftOrders", Summary.class).with("query", filter);
    }

    /** One offer with its lines. */
    public Query<DraftOrder> draftOrder(Gid id) {
        return shop.object("draftOrder", DraftOrder.class).with("id", id);
    }

    /** Checkouts that were left, those that a search finds. */
    public Connection<AbandonedCheckout> abandonedCheckouts(String filter) {
        return shop.connection("abandonedCheckouts", AbandonedCheckout.class).with("query", filter);
    }

    /** What an offer would cost, without making it. {@code input} is a {@code DraftOrderInput}. */
    public Mutation<Calculated> calculate(Object input) {
        return shop.mutation("draftOrderCalculate", Calculated.class).with("input", input);
    }

    /** Makes an offer. {@code input} is a {@code DraftOrderInput}. */
    public Mutation<Saved> create(Object input) {
        return shop.mutation("draftOrderCreate", Saved.class).with("input", input);
    }

    /** Changes an offer. {@code input} is a {@code DraftOrderInput}. */
    public Mutation<Saved> update(Gid id, Object input) {
        return shop.mutation("draftOrderUpdate", Saved.class).with("id", id).with("input", input);
    }

    /** Makes the offer an order. */
    public Mutation<Saved> complete(Gid id) {
        return shop.mutation("draftOrderComplete", Saved.class).with("id", id);
    }

    /** Sends the offer to the customer. */
    public Mutation<Saved> sendInvoice(Gid id) {
        return shop.mutation("draftOrderInvoiceSend", Saved.class).with("id", id);
    }

    /** Deletes an offer. */
    public Mutation<Deleted> delete(Gid id) {
        return shop.mutation("draftOrderDelete", Deleted.class).with("input", new Reference(id));
    }
}
