package io.shopwright.client.resource;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Arguments;
import io.shopwright.client.query.Connection;
import io.shopwright.client.query.Mutation;
import io.shopwright.client.query.Query;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Orders, what was paid for them and where they came from. Reading needs the scope {@code read_orders}, writing {@code
 * write_orders}. Without {@code read_all_orders} the shop shows no order older than 60 days and does not say so: {@link
 * #hiddenBefore} tells whether a result can be whole.
 */
public final class Orders {
    /** What an app sees of orders without the scope for all of them. */
    private static final Duration RECENT = Duration.ofDays(60);

    private final Shop shop;

    public Orders(Shop shop) {
        this.shop = shop;
    }

    /**
     * An order without its lines, for reading many.
     *
     * @param processedAt when the sale happened; {@code createdAt} is when the record was made
     * @param displayFinancialStatus such as {@code PAID}, {@code PARTIALLY_REFUNDED}
     * @param currentTotalPriceSet after returns; {@code totalPriceSet} is before
     * @param netPaymentSet received less refunded
     * @param customer null for a guest
     */
    public record Summary(
            Gid id,
            String name,
            Instant createdAt,
            Instant processedAt,
            @Nullable Instant cancelledAt,
            boolean test,
            @Nullable String displayFinancialStatus,
            String displayFulfillmentStatus,
            MoneyBag totalPriceSet,
            MoneyBag currentTotalPriceSet,
            MoneyBag netPaymentSet,
            @Nullable Reference customer,
            @Nullable String sourceName,
            List<String> tags) {}

    /**
     * An order with its first 100 lines.
     *
     * @param customer null for a guest
     */
    public record Order(
            Gid id,
            String name,
            Instant processedAt,
            @Nullable Instant cancelledAt,
            boolean test,
            @Nullable String displayFinancialStatus,
            String displayFulfillmentStatus,
            MoneyBag totalPriceSet,
            MoneyBag currentTotalPriceSet,
            @Nullable MoneyBag totalTaxSet,
            MoneyBag totalShippingPriceSet,
            MoneyBag totalRefundedSet,
            List<String> discountCodes,
            @Nullable Reference customer,
            @Nullable String email,
            @Nullable String note,
            List<String> tags,
            @Arguments("first: 100") List<Line> lineItems) {}

    /**
     * A bought position.
     *
     * @param currentQuantity without what was refunded or removed
     * @param variant null if it was deleted or never was one
     */
    public record Line(
            Gid id,
            String title,
            @Nullable String sku,
            int quantity,
            int currentQuantity,
            @Nullable Reference variant,
            @Nullable Reference product,
            MoneyBag originalUnitPriceSet,
            MoneyBag discountedUnitPriceSet) {}

    /** The payments of an order. */
    public record Payments(Gid id, List<Transaction> transactions) {}

    /**
     * A movement of money.
     *
     * @param kind such as {@code SALE}, {@code REFUND}
     * @param status such as {@code SUCCESS}
     */
    public record Transaction(
            Gid id,
            String kind,
            String status,
            MoneyBag amountSet,
            @Nullable String gateway,
            Instant createdAt) {}

    /** What was given back for an order. */
    public record Refunds(Gid id, List<Refund> refunds) {}

    /** Money given back, and for what: the first 100 lines. */
    public record Refund(
            Gid id,
            @Nullable Instant createdAt,
            @Nullable String note,
            MoneyBag totalRefundedSet,
            @Arguments("first: 100") List<RefundLine> refundLineItems) {}

    /** Units of a line that were refunded. */
    public record RefundLine(Reference lineItem, int quantity, String restockType, MoneyBag subtotalSet) {}

    /** The visits before an order. */
    public record Origin(Gid id, @Nullable Journey customerJourneySummary) {}

    /**
     * The visits in the 30 days before an order, since the order before.
     *
     * @param ready false while Shopify still attributes; then nothing is known, which is not the same as no visit
     * @param daysToConversion from the first visit to the order
     */
    public record Journey(
            boolean ready,
            @Nullable Integer customerOrderIndex,
            @Nullable Integer daysToConversion,
            @Nullable Visit firstVisit,
            @Nullable Visit lastVisit) {}

    /** One session in the online store. */
    public record Visit(
            Gid id,
            Instant occurredAt,
            String source,
            @Nullable String sourceType,
            @Nullable URI referrerUrl,
            @Nullable URI landingPage,
            @Nullable Utm utmParameters) {}

    /** The parameters of a campaign's link. */
    public record Utm(
            @Nullable String source,
            @Nullable String medium,
            @Nullable String campaign,
            @Nullable String content,
            @Nullable String term) {}

    /** The order after a change. */
    public record Saved(@Nullable Summary order) {}

    /** The job that cancels an order. */
    public record Cancelling(@Nullable Job job) {}

    /** What a capture did. */
    public record Captured(@Nullable Transaction transaction) {}

    /** What a refund did. */
    public record Refunded(
            @Nullable Refund refund, @Nullable Summary order) {}

    /** What the token may do. */
    record Granted(List<Apps.Scope> accessScopes) {}

    /** All orders, the earliest sale first. */
    public Connection<Summary> all() {
        return shop.connection("orders", Summary.class).with("sortKey", "PROCESSED_AT");
    }

    /** Orders that a search finds; {@link io.shopwright.client.query.Filter} writes one safely. */
    public Connection<Summary> search(String filter) {
        return all().with("query", filter);
    }

    /**
     * Asks the shop which orders the token cannot see: nothing else tells that a search, a count or a customer's orders
     * are not whole.
     *
     * @param now the present moment, from which the shop counts the 60 days
     * @return orders whose {@code createdAt} is before this are hidden; empty if none are
     * @throws io.shopwright.client.ShopifyException if the shop cannot be asked
     */
    public Optional<Instant> hiddenBefore(Instant now) {
        boolean all = shop.object("currentAppInstallation", Granted.class).get().accessScopes().stream()
                .anyMatch(scope -> scope.handle().equals("read_all_orders"));
        return all ? Optional.empty() : Optional.of(now.minus(RECENT));
    }

    /** How many orders a search finds, 10,000 at most. */
    public Query<Count> count(String filter) {
        return shop.object("ordersCount", Count.class).with("query", filter);
    }

    /** One order with its lines. */
    public Query<Order> order(Gid id) {
        return shop.object("order", Order.class).with("id", id);
    }

    /** The payments of an order. */
    public Query<Payments> payments(Gid id) {
        return shop.object("order", Payments.class).with("id", id);
    }

    /** What was given back for an order. */
    public Query<Refunds> refunds(Gid id) {
        return shop.object("order", Refunds.class).with("id", id);
    }

    /** Where an order came from. */
    public Query<Origin> origin(Gid id) {
        return shop.object("order", Origin.class).with("id", id);
    }

    /** Makes an order that was placed elsewhere. {@code order} is an {@code OrderCreateOrderInput}. */
    public Mutation<Saved> create(Object order) {
        return shop.mutation("orderCreate", Saved.class).with("order", order);
    }

    /** Changes what may be changed: note, tags, addresses, attributes. {@code input} is an {@code OrderInput}. */
    public Mutation<Saved> update(Object input) {
        return shop.mutation("orderUpdate", Saved.class).with("input", input);
    }

    /**
     * Cancels an order, which the shop does in a job of its own. Money is given back only if {@code refundMethod} is added
     * by {@code with}.
     *
     * @param reason such as {@code CUSTOMER}, {@code INVENTORY}, {@code OTHER}
     * @param stock what becomes of the units
     */
    public Mutation<Cancelling> cancel(Gid id, String reason, Stock stock) {
        return shop.mutation("orderCancel", Cancelling.class)
                .with("orderId", id)
                .with("reason", reason)
                .with("restock", stock == Stock.RESTOCK);
    }

    /** What becomes of units that are not sold after all. */
    public enum Stock {
        RESTOCK,
        KEEP_OUT
    }

    /** Puts an order away as done. */
    public Mutation<Saved> close(Gid id) {
        return shop.mutation("orderClose", Saved.class).with("input", new Reference(id));
    }

    /** Takes a closed order up again. */
    public Mutation<Saved> open(Gid id) {
        return shop.mutation("orderOpen", Saved.class).with("input", new Reference(id));
    }

    /** Records a payment by hand. */
    public Mutation<Saved> markAsPaid(Gid id) {
        return shop.mutation("orderMarkAsPaid", Saved.class).with("input", new Reference(id));
    }

    /** Takes an authorised payment. {@code input} is an {@code OrderCaptureInput}. */
    public Mutation<Captured> capture(Object input) {
        return shop.mutation("orderCapture", Captured.class).with("input", input);
    }

    /** Gives money back. {@code input} is a {@code RefundInput}; the shop demands an idempotency key from 2026-04. */
    public Mutation<Refunded> refund(Object input) {
        return shop.mutation("refundCreate", Refunded.class).with("input", input);
    }
}
