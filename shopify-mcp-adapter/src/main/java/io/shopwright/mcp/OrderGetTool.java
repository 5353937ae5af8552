package io.shopwright.mcp;

import io.shopwright.client.Gid;
import io.shopwright.client.MoneyBag;
import io.shopwright.client.Shop;
import io.shopwright.client.query.Filter;
import io.shopwright.client.resource.Reference;
import io.shopwright.mcp.OrderNodes.Whole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One order with all that a person needs to answer a question about it. */
final class OrderGetTool implements Tool<OrderGetTool.Answer> {
    private static final Parameter<String> ORDER_ID = Ids.parameter(
                    "order_id",
                    "GID such as gid://shopify/Order/1, its number, or the order's name with its sign: #1001.")
            .required();

    private final Shop shop;

    OrderGetTool(Shop shop) {
        this.shop = shop;
    }

    /** The answer. */
    record Answer(
            Gid orderId,
            String name,
            @About("Of the sale, UTC.") Instant processedAt,
            @About("When and why.") @Nullable String cancelled,
            boolean test,
            @Nullable String payment,
            String fulfillment,
            String currency,
            @Detail @Nullable BigDecimal discounts,
            @Detail BigDecimal shipping,
            @Detail @Nullable BigDecimal tax,
            @Detail @About("As ordered.") BigDecimal total,

            @About("After returns and removed lines.") BigDecimal currentTotal,

            @Detail BigDecimal refunded,
            @About("Still to be paid.") BigDecimal outstanding,
            @Detail List<String> discountCodes,
            @Detail List<String> tags,
            @About("Guests have none.") @Nullable Gid customerId,
            @Detail @Personal @Nullable String customerName,
            @Detail @Personal @Nullable String email,
            @Detail @Personal @Nullable String note,

            @Detail @Nullable String shippingCountry,

            @Detail @Personal @Nullable String shippingAddress,
            @Detail @Personal @Nullable String billingAddress,
            @About("First 50.") List<Line> lines,

            @About("First 10: time, status, tracking.") List<String> shipments,

            @Detail @About("First 10: time, amount.") List<String> refunds,

            @Detail @About("First 10: time, kind, amount, outcome, gateway.")
            List<String> payments,

            List<String> notes) {}

    record Line(
            String title,
            @Detail @Nullable String sku,
            int ordered,

            @Detail @About("Units after returns and removals.")
            int current,

            @About("Units to be sent.") int unfulfilled,

            @Detail @About("Of a unit, after discounts of the line.")
            BigDecimal unitPrice,

            @Detail @About("Deleted ones have none.") @Nullable
            Gid productId,

            @Detail @Nullable Gid variantId) {
        private static Line of(OrderNodes.Line line) {
            return new Line(
                    line.variantTitle() == null ? line.title() : line.title() + " - " + line.variantTitle(),
                    line.sku(),
                    line.quantity(),
                    line.currentQuantity(),
                    line.unfulfilledQuantity(),
                    line.discountedUnitPriceSet().shopMoney().amount(),
                    id(line.product()),
                    id(line.variant()));
        }
    }

    @Override
    public String name() {
        return "shopify_order_get";
    }

    @Override
    public String title() {
        return "One order";
    }

    @Override
    public String description() {
        return "Shows one order: status, its total and what is unpaid, lines with what is still to be sent, shipments with"
                + " tracking, and the buyer's id. Use it when the id or the name is known; shopify_order_search finds"
                + " orders. response_format detailed adds amounts, SKUs, prices, ids, refunds, payments, tags, addresses.";
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
        return List.of(ORDER_ID, Parameters.RESPONSE_FORMAT);
    }

    @Override
    public Class<Answer> answerType() {
        return Answer.class;
    }

    @Override
    public Answer answer(Arguments arguments, Request request) {
        String given = arguments.get(ORDER_ID);
        boolean customers = Reach.reads(request.shop(), "customers");
        Whole order = Ids.find(ORDER_ID, "Order", given)
                .or(() -> named(given))
                .flatMap(id -> shop.object("order", Whole.class)
                        .with("id", id)
                        .with("customers", customers)
                        .find())
                .orElseThrow(() -> missing(given, request));
        List<String> notes = new ArrayList<>();
        if (order.lineItems().hasNextPage()) {
            notes.add("There are more lines than the 50 here; shopify_graphql_query can page through them.");
        }
        if (!customers) {
            notes.add("The customer is not shown: the access token lacks read_customers.");
        }
        List<String> shipments = shipments(order, notes);
        return answer(order, shipments, request.shop().currencyCode(), notes);
    }

    /** Asked for apart, so that an order is shown though its shipments may not be. */
    private List<String> shipments(Whole order, List<String> notes) {
        if (order.displayFulfillmentStatus().equals("UNFULFILLED")) {
            return List.of();
        }
        var parcels = shop.object("order", OrderNodes.Parcels.class)
                .with("id", order.id())
                .send();
        parcels.errors().forEach(error -> notes.add("Shipments are not shown: " + error.message()));
        return parcels.data().stream()
                .flatMap(found -> found.fulfillments().stream())
                .map(OrderGetTool::shipment)
                .toList();
    }

    private static Refusal missing(String given, Request request) {
        String hidden = Reach.ofOrders(request.shop()).isEmpty()
                ? ""
                : " Orders older than 60 days are hidden from this access token, which lacks read_all_orders.";
        return Ids.missing(
                "order",
                given,
                "look for it with shopify_order_search; an order's name is given with its sign," + " such as #1001."
                        + hidden);
    }

    /** The order of this name; names are unique unless a shop has changed how it makes them. */
    private Optional<Gid> named(String name) {
        List<Reference> orders = shop.connection("orders", Reference.class)
                .with("query", Filter.is("name", name.strip()))
                .pageSize(2)
                .page()
                .nodes();
        if (orders.size() > 1) {
            throw new BadArguments("several orders are named " + ShopText.clean(name, Ids.SHOWN)
                    + "; find the one with shopify_order_search and give its id");
        }
        return orders.stream().map(Reference::id).findFirst();
    }

    private static Answer answer(Whole order, List<String> shipments, String currency, List<String> notes) {
        OrderNodes.Buyer customer = order.customer();
        OrderNodes.Place to = order.shippingAddress();
        return new Answer(
                order.id(),
                order.name(),
                order.processedAt(),
                order.cancelledAt() == null ? null : words(order.cancelledAt(), Wording.word(order.cancelReason())),
                order.test(),
                Wording.word(order.displayFinancialStatus()),
                Wording.lower(order.displayFulfillmentStatus()),
                currency,
                amount(order.totalDiscountsSet()),
                order.totalShippingPriceSet().shopMoney().amount(),
                amount(order.totalTaxSet()),
                order.totalPriceSet().shopMoney().amount(),
                order.currentTotalPriceSet().shopMoney().amount(),
                order.totalRefundedSet().shopMoney().amount(),
                order.totalOutstandingSet().shopMoney().amount(),
                order.discountCodes(),
                order.tags(),
                customer == null ? null : customer.id(),
                customer == null ? null : customer.displayName(),
                order.email(),
                order.note(),
                to == null ? null : to.countryCodeV2(),
                address(to),
                address(order.billingAddress()),
                order.lineItems().nodes().stream().map(Line::of).toList(),
                shipments,
                order.refunds().stream()
                        .map(refund -> words(
                                refund.createdAt(), refund.totalRefundedSet().shopMoney()))
                        .toList(),
                order.transactions().stream().map(OrderGetTool::payment).toList(),
                notes);
    }

    private static String shipment(OrderNodes.Shipment shipment) {
        String status = shipment.displayStatus() == null ? shipment.status() : shipment.displayStatus();
        String tracking = shipment.trackingInfo().stream()
                .map(each -> words(each.company(), each.number(), each.url()))
                .collect(Collectors.joining(", "));
        return words(shipment.createdAt(), Wording.lower(status), tracking);
    }

    private static String payment(OrderNodes.Payment payment) {
        return words(
                payment.createdAt(),
                Wording.lower(payment.kind()),
                payment.amountSet().shopMoney(),
                Wording.lower(payment.status()),
                payment.gateway());
    }

    /** What there is of these, in one line. */
    private static String words(@Nullable Object... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Gid id(@Nullable Reference reference) {
        return reference == null ? null : reference.id();
    }

    private static @Nullable BigDecimal amount(@Nullable MoneyBag money) {
        return money == null ? null : money.shopMoney().amount();
    }

    private static @Nullable String address(OrderNodes.@Nullable Place place) {
        if (place == null) {
            return null;
        }
        String address = String.join(", ", place.formatted());
        return Stream.of(place.name(), address, place.phone())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
