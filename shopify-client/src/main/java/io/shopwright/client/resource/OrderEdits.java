package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Mutation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes to the lines of an order that is there: begin, change the draft of it, commit. Needs the scope {@code
 * write_order_edits}.
 */
public final class OrderEdits {
    private final Shop shop;

    public OrderEdits(Shop shop) {
        this.shop = shop;
    }

    /** An edit that has begun, with the first 100 lines. */
    public record Begun(@Nullable Draft calculatedOrder) {}

    /** An order as it will be. */
    public record Draft(
            Gid id,
            MoneyBag totalPriceSet,
            MoneyBag totalOutstandingSet,
            @Arguments("first: 100") List<Line> lineItems) {}

    /** A position of the order as it will be. */
    public record Line(Gid id, String title, @Nullable String sku, int quantity, MoneyBag discountedUnitPriceSet) {}

    /** The order after the edit. */
    public record Committed(Orders.@Nullable Summary order) {}

    /** Begins an edit. */
    public Mutation<Begun> begin(Gid order) {
        return shop.mutation("orderEditBegin", Begun.class).with("id", order);
    }

    /** Adds units of a variant. */
    public Mutation<Begun> addVariant(Gid draft, Gid variant, int quantity) {
        return shop.mutation("orderEditAddVariant", Begun.class)
                .with("id", draft)
                .with("variantId", variant)
                .with("quantity", quantity);
    }

    /** Sets the units of a line; 0 removes it. */
    public Mutation<Begun> setQuantity(Gid draft, Gid line, int quantity) {
        return shop.mutation("orderEditSetQuantity", Begun.class)
                .with("id", draft)
                .with("lineItemId", line)
                .with("quantity", quantity);
    }

    /** Makes the draft the order. */
    public Mutation<Committed> commit(Gid draft) {
        return shop.mutation("orderEditCommit", Committed.class).with("id", draft);
    }
}
