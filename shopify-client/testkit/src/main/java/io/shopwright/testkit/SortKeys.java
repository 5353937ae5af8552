package io.shopwright.testkit;

import java.util.Map;

/** The sort keys that mean something here, by the names of the schema's enums. */
final class SortKeys {
    private static final Map<String, SortKey<Order, ?>> ORDERS = Map.of(
            "ID", SortKey.number(Order::key),
            "ORDER_NUMBER", SortKey.number(Order::number),
            "CREATED_AT", SortKey.time(Order::createdAt),
            "PROCESSED_AT", SortKey.time(Order::processedAt),
            "UPDATED_AT", SortKey.time(Order::updatedAt),
            "TOTAL_PRICE", SortKey.amount(Order::total),
            "CURRENT_TOTAL_PRICE", SortKey.amount(Order::net),
            "FINANCIAL_STATUS",
                    SortKey.text(order -> order.displayFinancialStatus().name()),
            "TOTAL_ITEMS_QUANTITY", SortKey.number(Order::subtotalLineItemsQuantity));

    private static final Map<String, SortKey<Customer, ?>> CUSTOMERS = Map.of(
            "ID", SortKey.number(Customer::key),
            "CREATED_AT", SortKey.time(Customer::createdAt),
            "UPDATED_AT", SortKey.time(Customer::updatedAt),
            "NAME", SortKey.text(Customer::sortName));

    /** Newest first. Not by completion: those that are not complete have no place there. */
    private static final Map<String, SortKey<BulkOperation, ?>> BULK_OPERATIONS =
            Map.of("CREATED_AT", SortKey.number(operation -> -operation.key()));

    static final SortKey<LineItem, Long> LINE_ITEMS = SortKey.number(LineItem::key);

    private SortKeys() {}

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<Order, ?> orders(Call call) {
        return named(call, ORDERS, "OrderSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<Customer, ?> customers(Call call) {
        return named(call, CUSTOMERS, "CustomerSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<BulkOperation, ?> bulkOperations(Call call) {
        return named(call, BULK_OPERATIONS, "BulkOperationsSortKeys");
    }

    private static <T extends Resource> SortKey<T, ?> named(Call call, Map<String, SortKey<T, ?>> keys, String type) {
        String name = String.valueOf(call.text("sortKey"));
        SortKey<T, ?> key = keys.get(name);
        if (key == null) {
            throw ShopifyError.notSimulated(type + "." + name);
        }
        return key;
    }
}
