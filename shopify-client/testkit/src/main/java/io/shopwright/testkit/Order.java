package io.shopwright.testkit;

import io.shopwright.testkit.Money.MoneyBag;
import io.shopwright.testkit.Money.Presentment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param number what follows the # in the name
 * @param customerKey null for a guest's order
 * @param total what it cost at first
 * @param lines what was bought
 * @param moneyBack refunds, oldest first
 * @param payments what was paid and paid back, oldest first
 * @param declaredStatus how it stands with the money if there is no payment
 * @param claims whether it took its lines out of what is available
 * @param presentment what the buyer paid in, null if it was the shop's currency
 */
record Order(
        long key,
        int number,
        String name,
        Instant createdAt,
        Instant processedAt,
        Instant updatedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        @Nullable Instant closedAt,
        boolean test,
        @Nullable Long customerKey,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String note,
        @Nullable String poNumber,
        @Nullable String sourceName,
        @Nullable String sourceIdentifier,
        List<String> tags,
        List<LineItem.Attribute> customAttributes,
        Currency currency,
        BigDecimal total,
        BigDecimal tax,
        BigDecimal discount,
        List<String> discountCodes,
        boolean taxesIncluded,
        List<LineItem> lines,
        List<ShippingLine> shipping,
        List<LineItem.TaxLine> taxLines,
        List<Refund> moneyBack,
        List<OrderTransaction> payments,
        @Nullable String declaredStatus,
        boolean claims,
        @Nullable MailingAddress shippingAddress,
        @Nullable MailingAddress billingAddress,
        @Nullable Presentment presentment)
        implements MetafieldOwner, Tagged {
    static final Order BLANK = new Order(
            0,
            0,
            "",
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            null,
            null,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            List.of(),
            Currency.getInstance("USD"),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            List.of(),
            false,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            false,
            null,
            null,
            null);

    Order {
        tags = List.copyOf(tags);
        lines = List.copyOf(lines);
        moneyBack = List.copyOf(moneyBack);
        payments = List.copyOf(payments);
    }

    LineItem line(long lineKey) {
        return lines.stream().filter(each -> each.key() == lineKey).findFirst().orElseThrow();
    }

    String currencyCode() {
        return currency.getCurrencyCode();
    }

    String presentmentCurrencyCode() {
        return presentment == null ? currencyCode() : presentment.currency().getCurrencyCode();
    }

    private MoneyBag bag(BigDecimal amount) {
        return Money.bag(amount, currency, presentment);
    }

    /** The same order, paid in another currency. */
    Order presented(Presentment in) {
        return Edit.of(this)
                .set("presentment", in)
                .set(
                        "lines",
                        lines.stream()
                                .map(each ->
                                        Edit.of(each).set("presentment", in).done())
                                .toList())
                .set(
                        "payments",
                        payments.stream()
                                .map(each ->
                                        Edit.of(each).set("presentment", in).done())
                                .toList())
                .set(
                        "moneyBack",
                        moneyBack.stream()
                                .map(each ->
                                        Edit.of(each).set("presentment", in).done())
                                .toList())
                .done();
    }

    boolean closed() {
        return closedAt != null;
    }

    boolean confirmed() {
        return true;
    }

    boolean edited(Call call) {
        return call.data().table(CalculatedOrder.class).ownedBy(key).stream().anyMatch(CalculatedOrder::committed);
    }

    @Nullable
    Customer customer(Call call) {
        return customerKey == null ? null : call.session().data().customers().get(customerKey);
    }

    @Nullable
    String displayFinancialStatus() {
        BigDecimal received = received();
        BigDecimal refunded = refunded();
        if (received.signum() > 0 && refunded.signum() > 0) {
            return refunded.compareTo(received) < 0 ? "PARTIALLY_REFUNDED" : "REFUNDED";
        }
        if (received.signum() > 0 || (total.signum() == 0 && !payments.isEmpty())) {
            return received.compareTo(total) < 0 ? "PARTIALLY_PAID" : "PAID";
        }
        if (payments.stream().anyMatch(each -> each.kind().equals("VOID"))) {
            return "VOIDED";
        }
        if (payments.stream().anyMatch(each -> each.kind().equals("AUTHORIZATION"))) {
            return "AUTHORIZED";
        }
        return payments.isEmpty() ? declaredStatus : "PENDING";
    }

    String displayFulfillmentStatus() {
        int open = lines.stream().mapToInt(LineItem::unfulfilledQuantity).sum();
        int sent = lines.stream().mapToInt(LineItem::fulfilled).sum();
        if (open == 0 && sent > 0) {
            return "FULFILLED";
        }
        return sent == 0 ? "UNFULFILLED" : "PARTIALLY_FULFILLED";
    }

    String returnStatus(Call call) {
        return Return.statusOf(call.data().table(Return.class).ownedBy(key));
    }

    Connection<Return> returns(Call call) {
        return Connection.inOrder(call.data().table(Return.class).ownedBy(key), call);
    }

    boolean merchantEditable() {
        return cancelledAt == null;
    }

    boolean fullyPaid() {
        return outstanding().signum() <= 0;
    }

    boolean unpaid() {
        return received().signum() == 0 && total.signum() > 0;
    }

    boolean canMarkAsPaid() {
        return cancelledAt == null && outstanding().signum() > 0;
    }

    boolean refundable() {
        return net().signum() > 0 || currentSubtotalLineItemsQuantity() > 0;
    }

    boolean fulfillable() {
        return cancelledAt == null && lines.stream().anyMatch(each -> each.unfulfilledQuantity() > 0);
    }

    boolean requiresShipping() {
        return lines.stream().anyMatch(LineItem::requiresShipping);
    }

    List<String> paymentGatewayNames() {
        return payments.stream().map(OrderTransaction::gateway).distinct().toList();
    }

    List<OrderTransaction> transactions(Call call) {
        Integer first = call.integer("first");
        return first == null ? payments : payments.subList(0, Math.min(first, payments.size()));
    }

    @Nullable
    ShippingLine shippingLine() {
        return shipping.isEmpty() ? null : shipping.get(0);
    }

    Connection<ShippingLine> shippingLines(Call call) {
        call.flag("includeRemovals");
        return Connection.inOrder(shipping, call);
    }

    @Nullable
    String discountCode() {
        return discountCodes.isEmpty() ? null : discountCodes.get(0);
    }

    Connection<FulfillmentOrder> fulfillmentOrders(Call call) {
        call.flag("displayable");
        requireTasks(call);
        return Connection.inOrder(call.data().table(FulfillmentOrder.class).ownedBy(key), call);
    }

    List<Fulfillment> fulfillments(Call call) {
        Integer first = call.integer("first");
        List<Fulfillment> all = Fulfillment.of(call.data(), this);
        return first == null ? all : all.subList(0, Math.min(first, all.size()));
    }

    /** Orders that were loaded have been sent, nobody knows by which task. */
    private void requireTasks(Call call) {
        boolean loaded = call.data().table(FulfillmentOrder.class).ownedBy(key).isEmpty();
        if (loaded && !displayFulfillmentStatus().equals("UNFULFILLED")) {
            throw ShopifyError.notSimulated(call.coordinates() + " of an order that was loaded");
        }
    }

    MoneyBag totalPriceSet() {
        return bag(total);
    }

    MoneyBag originalTotalPriceSet() {
        return totalPriceSet();
    }

    MoneyBag subtotalPriceSet() {
        return bag(subtotal());
    }

    BigDecimal subtotal() {
        BigDecimal extra = taxesIncluded ? BigDecimal.ZERO : tax;
        return total.subtract(shippingPrice()).subtract(extra);
    }

    BigDecimal shippingPrice() {
        return shipping.stream().map(ShippingLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    MoneyBag totalReceivedSet() {
        return bag(received());
    }

    BigDecimal received() {
        return payments.stream()
                .filter(OrderTransaction::isIncome)
                .map(OrderTransaction::paid)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    MoneyBag totalRefundedSet() {
        return bag(refunded());
    }

    MoneyBag netPaymentSet() {
        return bag(net());
    }

    MoneyBag currentTotalPriceSet() {
        return bag(current());
    }

    /** What the order costs now. */
    BigDecimal current() {
        BigDecimal less = moneyBack.stream()
                .map(each -> each.amount().max(each.reduction().add(each.tax())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.subtract(less);
    }

    MoneyBag currentSubtotalPriceSet() {
        return bag(currentSubtotal());
    }

    BigDecimal currentSubtotal() {
        BigDecimal less = moneyBack.stream().map(Refund::reduction).reduce(BigDecimal.ZERO, BigDecimal::add);
        return subtotal().subtract(less);
    }

    MoneyBag totalTaxSet() {
        return bag(tax);
    }

    MoneyBag totalDiscountsSet() {
        return bag(discount);
    }

    MoneyBag totalShippingPriceSet() {
        return bag(shippingPrice());
    }

    MoneyBag totalOutstandingSet() {
        return bag(outstanding());
    }

    BigDecimal outstanding() {
        return cancelledAt == null ? current().subtract(net()) : BigDecimal.ZERO;
    }

    int subtotalLineItemsQuantity() {
        return lines.stream().mapToInt(LineItem::quantity).sum();
    }

    int currentSubtotalLineItemsQuantity() {
        return lines.stream().mapToInt(LineItem::currentQuantity).sum();
    }

    Connection<LineItem> lineItems(Call call) {
        return Connection.cut(lines, SortKeys.LINE_ITEMS, line -> true, Window.of(call));
    }

    List<Refund> refunds(Call call) {
        Integer first = call.integer("first");
        return first == null ? moneyBack : moneyBack.subList(0, Math.min(first, moneyBack.size()));
    }

    BigDecimal refunded() {
        return moneyBack.stream().map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was paid, less what was refunded. */
    BigDecimal net() {
        return received().subtract(refunded());
    }

    /** Null without a visit that is known to have led to the order. */
    @Nullable
    CustomerJourneySummary customerJourneySummary(Call call) {
        List<CustomerVisit> visits = call.data().table(CustomerVisit.class).ownedBy(key);
        return visits.isEmpty() ? null : new CustomerJourneySummary(this, visits);
    }
}
