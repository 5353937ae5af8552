package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Filter;
import io.shopwright.client.query.Query;
import io.shopwright.insights.ShopFacts;
import io.shopwright.mcp.CustomerNodes.Found;
import io.shopwright.mcp.CustomerNodes.Listed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers that a search finds, a page a call. */
final class CustomerSearchTool implements Tool<CustomerSearchTool.Answer> {
    private static final Parameter<String> QUERY = Parameter.text(
            "query", "Words or beginnings of words that name or e-mail must have, such as ada miller.", 200);

    private static final Parameter<String> TAG = Parameter.text("tag", "Only customers with this tag.", 255);

    private static final Parameter<Integer> MIN_ORDERS =
            Parameter.whole("min_orders", "Only customers with at least this many orders.", 0, 1_000_000);

    private static final Parameter<Double> MIN_SPENT = Parameter.number(
            "min_spent",
            "Only customers who spent at least this, in the shop's currency.",
            new Parameter.Bounds(0, false, 1e12, false));

    private final Shop shop;

    CustomerSearchTool(Shop shop) {
        this.shop = shop;
    }

    /** The answer. */
    record Answer(
            String currency,

            @About("On all pages; at most 10000.") @Nullable Integer found,

            @About("The latest first, by created_at.") Rows<Row> customers) {}

    record Row(
            Gid customerId,
            @Personal String name,
            @Personal @Nullable String email,
            long orders,
            BigDecimal spent,
            Instant createdAt,
            @About("Such as enabled.") String state,
            List<String> tags) {
        private static Row of(Found customer) {
            return new Row(
                    customer.id(),
                    customer.displayName(),
                    customer.defaultEmailAddress() == null
                            ? null
                            : customer.defaultEmailAddress().emailAddress(),
                    customer.numberOfOrders(),
                    customer.amountSpent().amount(),
                    customer.createdAt(),
                    Wording.lower(customer.state()),
                    customer.tags());
        }
    }

    @Override
    public String name() {
        return "shopify_customer_search";
    }

    @Override
    public String title() {
        return "Search customers";
    }

    @Override
    public String description() {
        return "Lists customers, the latest first, found by words, tag, orders placed, amount spent and days of creation."
                + " Use it to find a customer or its id; shopify_customer_get shows one with recent orders,"
                + " shopify_customer_lifetime_value ranks them. Names and e-mail are masked unless the role may see them.";
    }

    @Override
    public ToolHints hints() {
        return ToolHints.READ;
    }

    @Override
    public Capability capability() {
        return Capability.READ_CUSTOMERS;
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(
                QUERY,
                TAG,
                MIN_ORDERS,
                MIN_SPENT,
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
        Search search = new Search()
                .words(arguments.find(QUERY), "first_name", "last_name", "email")
                .is("tag", arguments.find(TAG))
                .and(arguments.find(MIN_ORDERS).map(least -> Filter.atLeast("orders_count", least)))
                .and(arguments.find(MIN_SPENT).map(least -> Filter.atLeast("total_spent", BigDecimal.valueOf(least))))
                .days("customer_date", arguments, facts.zone());
        Cursor cursor = search.cursor(arguments, request);
        Query<Listed> customers = search.in(shop.object("customers", Listed.class)
                .with("sortKey", "CREATED_AT")
                .with("reverse", true));
        return new Answer(
                facts.currencyCode(),
                search.found(shop, "customersCount", cursor),
                Rows.read(customers, cursor, arguments.get(Parameters.LIMIT), Row::of));
    }
}
