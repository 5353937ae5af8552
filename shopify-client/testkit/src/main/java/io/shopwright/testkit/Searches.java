package io.shopwright.testkit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be searched, a type each. */
final class Searches {
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private static final Set<String> FINANCIAL = Set.of(
            "paid",
            "pending",
            "authorized",
            "partially_paid",
            "partially_refunded",
            "refunded",
            "voided",
            "expired",
            "unpaid");

    private static final Set<String> STATUS = Set.of("open", "closed", "cancelled", "not_closed");

    static final SearchFields<Order> ORDERS = new SearchFields<Order>(
                    "orders",
                    Set.of(
                            "cart_token",
                            "channel",
                            "channel_id",
                            "chargeback_status",
                            "checkout_token",
                            "confirmation_number",
                            "credit_card_last4",
                            "delivery_method",
                            "discount_code",
                            "earliest_fulfill_by",
                            "fraud_protection_level",
                            "fulfillment_location_id",
                            "fulfillment_status",
                            "gateway",
                            "location_id",
                            "payment_id",
                            "payment_provider_id",
                            "po_number",
                            "reference_location_id",
                            "return_status",
                            "risk_level",
                            "sales_channel",
                            "sku",
                            "source_identifier",
                            "source_name",
                            "tag_not",
                            "total_weight"),
                    order -> present(order.name(), String.valueOf(order.number()), order.email()))
            .number("id", Order::key)
            .text("name", order -> List.of(order.name(), String.valueOf(order.number())))
            .time("created_at", Order::createdAt)
            .time("processed_at", Order::processedAt)
            .time("updated_at", Order::updatedAt)
            .number("customer_id", order -> order.customerKey() == null ? -1 : order.customerKey())
            .choice("test", BOOLEANS, (order, wanted) -> order.test() == Boolean.parseBoolean(wanted))
            .choice(
                    "financial_status",
                    FINANCIAL,
                    (order, wanted) ->
                            wanted.equals(order.displayFinancialStatus().name().toLowerCase(Locale.ROOT)))
            .choice("status", STATUS, Searches::hasStatus)
            .amount("current_total_price", (order, data) -> order.net())
            .number("subtotal_line_items_quantity", order -> (long) order.subtotalLineItemsQuantity())
            .text("tag", Order::tags)
            .text("email", order -> present(order.email()));

    static final SearchFields<Customer> CUSTOMERS = new SearchFields<Customer>(
                    "customers",
                    Set.of(
                            "accepts_marketing",
                            "country",
                            "last_abandoned_order_date",
                            "order_date",
                            "phone",
                            "state",
                            "tag_not"),
                    customer -> present(customer.displayName(), customer.email()))
            .number("id", Customer::key)
            .time("created_at", Customer::createdAt)
            .time("customer_date", Customer::createdAt)
            .time("updated_at", Customer::updatedAt)
            .text("first_name", customer -> present(customer.firstName()))
            .text("last_name", customer -> present(customer.lastName()))
            .text("email", customer -> present(customer.email()))
            .text("tag", Customer::tags)
            .amount(
                    "orders_count",
                    (customer, data) ->
                            BigDecimal.valueOf(data.counted(customer).size()))
            .amount("total_spent", (customer, data) -> data.spent(customer));

    static final SearchFields<BulkOperation> BULK_OPERATIONS = new SearchFields<BulkOperation>(
                    "bulkOperations", Set.of("completed_at"), operation -> List.of())
            .number("id", BulkOperation::key)
            .time("created_at", BulkOperation::createdAt)
            .choice(
                    "operation_type",
                    Set.of("query", "mutation"),
                    (operation, wanted) -> operation.type().name().equalsIgnoreCase(wanted))
            .choice(
                    "status",
                    Set.of("canceled", "canceling", "completed", "created", "failed", "running"),
                    (operation, wanted) -> operation.status().name().equalsIgnoreCase(wanted));

    private Searches() {}

    /** Orders here are never archived, so none is closed. */
    private static boolean hasStatus(Order order, String wanted) {
        boolean cancelled = order.cancelledAt() != null;
        return switch (wanted) {
            case "open" -> !cancelled;
            case "cancelled" -> cancelled;
            case "not_closed" -> true;
            default -> false;
        };
    }

    private static List<String> present(@Nullable String... values) {
        return Stream.of(values).filter(value -> value != null).toList();
    }
}
