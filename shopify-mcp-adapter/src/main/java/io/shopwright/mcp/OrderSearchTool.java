package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Filter;
import io.shopwright.client.query.Query;
import io.shopwright.insights.ShopFacts;
import io.shopwright.mcp.OrderNodes.Found;
import io.shopwright.mcp.OrderNodes.Listed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Orders that a search finds, a page a call. */
final class OrderSearchTool implements Tool<OrderSearchTool.Answer> {
    private static final Parameter<String> QUERY = Parameter.text(
            "query", "Words that the order's name, e-mail or buyer must have, such as #1001 or miller.", 200);

    private static final Parameter<Status> STATUS = Parameter.choice(
            "status",
            "open: neither archived nor cancelled. unfulfilled: open and still to be sent. closed: archived. unfulfilled,"
                    + " unpaid and refunded count partial ones too.",
            Status.ANY);

    private static final Parameter<Gid> CUSTOMER_ID = Parameter.id(
            "customer_id",
            "Customer",
            "Only orders of this customer: GID such as gid://shopify/Customer/1, or its number.");

    private static final Parameter<String> TAG = Parameter.text("tag", "Only orders with this tag.", 255);

    private final Shop shop;

    OrderSearchTool(Shop shop) {
        this.shop = shop;
    }

    /** Which orders are wanted. */
    enum Status {
        ANY,
        OPEN,
        UNFULFILLED,
        CLOSED,
        CANCELLED,
        PAID,
        UNPAID,
        REFUNDED;

        private Optional<Filter> filter() {
            return switch (this) {
                case ANY -> Optional.empty();
                case OPEN -> Optional.of(Filter.is("status", "open"));
                case UNFULFILLED ->
                    Optional.of(Filter.all(
                            Filter.is("status", "open"), anyOf("fulfillment_status", "unfulfilled", "partial")));
                case CLOSED -> Optional.of(Filter.is("status", "closed"));
                case CANCELLED -> Optional.of(Filter.is("status", "cancelled"));
                case PAID -> Optional.of(Filter.is("financial_status", "paid"));
                case UNPAID -> Optional.of(anyOf("financial_status", "pending", "authorized", "partially_paid"));
                case REFUNDED -> Optional.of(anyOf("financial_status", "refunded", "partially_refunded"));
            };
        }

        private static Filter anyOf(String field, String... values) {
            return Filter.any(
                    Stream.of(values).map(value -> Filter.is(field, value)).toArray(Filter[]::new));
        }
    }

    /** The answer. */
    record Answer(
            String currency,

            @About("On all pages; at most 10000.") @Nullable Integer found,

            @About("The latest sale first.") Rows<Row> orders,

            @About("False if some orders are hidden, see notes.")
            boolean complete,

            List<String> notes) {}

    record Row(
            Gid orderId,
            String name,
            @About("Of the sale, UTC.") Instant processedAt,

            @Nullable String payment,

            String fulfillment,
            boolean cancelled,
            boolean test,

            @About("After discounts, returns and refunds of lines.")
            BigDecimal total,

            @About("Units, without returned ones.") int units,

            @About("Guests have none.") @Nullable Gid customerId,

            @Personal @Nullable String customerName) {
        private static Row of(Found order) {
            OrderNodes.Buyer customer = order.customer();
            return new Row(
                    order.id(),
                    order.name(),
                    order.processedAt(),
                    Wording.word(order.displayFinancialStatus()),
                    Wording.lower(order.displayFulfillmentStatus()),
                    order.cancelledAt() != null,
                    order.test(),
                    order.currentTotalPriceSet().shopMoney().amount(),
                    order.currentSubtotalLineItemsQuantity(),
                    customer == null ? null : customer.id(),
                    customer == null ? null : customer.displayName());
        }
    }

    @Override
    public String name() {
        return "shopify_order_search";
    }

    @Override
    public String title() {
        return "Search orders";
    }

    @Override
    public String description() {
        return "Lists orders, the latest sale first, by words, status, customer, tag and days of sale. Use it to find"
                + " orders or to see recent ones; shopify_order_get shows one with its lines, and sums over many belong to"
                + " shopify_store_analytics. Returns one row an order with status, total and customer.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.READ_ORDERS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(
                QUERY,
                STATUS,
                CUSTOMER_ID,
                TAG,
                Search.FIRST_DAY,
                Search.LAST_DAY,
                Parameters.LIMIT,
                Parameters.CURSOR);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        ShopFacts facts = request.shop();
        Search search = search(arguments, facts);
        Cursor cursor = search.cursor(arguments, request);
        boolean customers = Reach.reads(facts, "customers");
        Query<Listed> orders = search.in(shop.object("orders", Listed.class)
                .with("sortKey", "PROCESSED_AT")
                .with("reverse", true)
                .with("customers", customers));
        Rows<Row> rows = Rows.read(orders, cursor, arguments.get(Parameters.LIMIT), Row::of);
        List<String> notes = new ArrayList<>(Reach.ofOrders(facts));
        if (!customers) {
            notes.add("Customers are not shown: the access token lacks read_customers.");
        }
        return new Answer(
                facts.currencyCode(),
                search.found(shop, "ordersCount", cursor),
                rows,
                Reach.ofOrders(facts).isEmpty(),
                notes);
    }

    private static Search search(Arguments arguments, ShopFacts facts) {
        return new Search()
                .words(arguments.find(QUERY))
                .and(arguments.get(STATUS).filter())
                .and(arguments.find(CUSTOMER_ID).map(id -> Filter.is("customer_id", Ids.number(CUSTOMER_ID, id))))
                .is("tag", arguments.find(TAG))
                .days("processed_at", arguments, facts.zone());
    }
}
