package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Page;
import io.shopwright.client.query.Query;
import io.shopwright.insights.ShopFacts;
import io.shopwright.mcp.CustomerNodes.Whole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One customer with the latest orders. */
final class CustomerGetTool implements Tool<CustomerGetTool.Answer> {
    private static final Parameter<String> CUSTOMER_ID = Ids.parameter(
                    "customer_id",
                    "GID such as gid://shopify/Customer/1, its number, or the customer's e-mail address.")
            .required();

    private final Shop shop;

    CustomerGetTool(Shop shop) {
        this.shop = shop;
    }

    /** The answer. */
    record Answer(
            Gid customerId,
            @Personal String name,
            @Personal @Nullable String email,

            @About("Consent, such as subscribed.") @Nullable String emailMarketing,

            @Personal @Nullable String phone,
            @Personal @Nullable String address,

            @Nullable String country,

            @Personal @Nullable String note,
            List<String> tags,
            String locale,
            @About("Such as enabled.") String state,
            String currency,
            long orders,
            BigDecimal spent,
            Instant createdAt,
            @About("Latest 5.") List<Order> latestOrders,

            List<String> notes) {}

    record Order(
            Gid orderId,
            String name,
            Instant processedAt,

            @Nullable String payment,

            String fulfillment,
            boolean cancelled,
            @About("After returns.") BigDecimal total) {
        private static Order of(CustomerNodes.Order order) {
            return new Order(
                    order.id(),
                    order.name(),
                    order.processedAt(),
                    Wording.word(order.displayFinancialStatus()),
                    Wording.lower(order.displayFulfillmentStatus()),
                    order.cancelledAt() != null,
                    order.currentTotalPriceSet().shopMoney().amount());
        }
    }

    @Override
    public String name() {
        return "shopify_customer_get";
    }

    @Override
    public String title() {
        return "One customer";
    }

    @Override
    public String description() {
        return "Shows one customer: contact, consent to marketing, tags, orders placed, amount spent and the latest five"
                + " orders. Use it when the id or e-mail is known; shopify_customer_search finds customers, and"
                + " shopify_order_search with customer_id lists all orders. What identifies people is masked unless the"
                + " role may see it.";
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
        return List.of(CUSTOMER_ID);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        String given = arguments.get(CUSTOMER_ID);
        Query<Whole> query = given.contains("@")
                ? shop.object("customerByIdentifier", Whole.class)
                        .with("identifier", Map.of("emailAddress", given.strip()))
                : shop.object("customer", Whole.class).with("id", Ids.of(CUSTOMER_ID, "Customer", given));
        ShopFacts facts = request.shop();
        Whole customer = query.with("orders", Reach.reads(facts, "orders"))
                .find()
                .orElseThrow(() -> Ids.missing(
                        "customer", given, "look for it with shopify_customer_search, by words of name or e-mail."));
        return answer(customer, facts);
    }

    private static Answer answer(Whole customer, ShopFacts facts) {
        CustomerNodes.Contact email = customer.defaultEmailAddress();
        CustomerNodes.Phone phone = customer.defaultPhoneNumber();
        CustomerNodes.Place place = customer.defaultAddress();
        return new Answer(
                customer.id(),
                customer.displayName(),
                email == null ? null : email.emailAddress(),
                email == null ? null : Wording.lower(email.marketingState()),
                phone == null ? null : phone.phoneNumber(),
                place == null ? null : String.join(", ", place.formatted()),
                place == null ? null : place.countryCodeV2(),
                customer.note(),
                customer.tags(),
                customer.locale(),
                Wording.lower(customer.state()),
                facts.currencyCode(),
                customer.numberOfOrders(),
                customer.amountSpent().amount(),
                customer.createdAt(),
                orders(customer.orders()),
                notes(customer, facts));
    }

    private static List<Order> orders(@Nullable Page<CustomerNodes.Order> page) {
        return page == null ? List.of() : page.nodes().stream().map(Order::of).toList();
    }

    private static List<String> notes(Whole customer, ShopFacts facts) {
        List<String> notes = new ArrayList<>(Reach.ofOrders(facts));
        if (customer.orders() == null) {
            notes.add("Orders are not shown: the access token lacks read_orders.");
        }
        return notes;
    }
}
