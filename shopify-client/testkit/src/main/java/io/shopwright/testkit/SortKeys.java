package io.shopwright.testkit;

import java.util.Locale;
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
            "FINANCIAL_STATUS", SortKey.text(order -> String.valueOf(order.displayFinancialStatus())),
            "TOTAL_ITEMS_QUANTITY", SortKey.number(Order::subtotalLineItemsQuantity));

    private static final Map<String, SortKey<Customer, ?>> CUSTOMERS = Map.of(
            "ID", SortKey.number(Customer::key),
            "CREATED_AT", SortKey.time(Customer::createdAt),
            "UPDATED_AT", SortKey.time(Customer::updatedAt),
            "NAME", SortKey.text(Customer::sortName));

    private static final Map<String, SortKey<Product, ?>> PRODUCTS = Map.of(
            "ID", SortKey.number(Product::key),
            "TITLE", SortKey.text(product -> lower(product.title())),
            "VENDOR", SortKey.text(product -> lower(product.vendor())),
            "PRODUCT_TYPE", SortKey.text(product -> lower(product.productType())),
            "CREATED_AT", SortKey.time(Product::createdAt),
            "UPDATED_AT", SortKey.time(Product::updatedAt));

    private static final Map<String, SortKey<ProductVariant, ?>> VARIANTS = Map.of(
            "ID", SortKey.number(ProductVariant::key),
            "POSITION", SortKey.number(ProductVariant::position),
            "TITLE", SortKey.text(variant -> lower(variant.title())));

    private static final Map<String, SortKey<Collection, ?>> COLLECTIONS = Map.of(
            "ID", SortKey.number(Collection::key),
            "TITLE", SortKey.text(collection -> lower(collection.title())),
            "UPDATED_AT", SortKey.time(Collection::updatedAt));

    private static final Map<String, SortKey<Location, ?>> LOCATIONS = Map.of(
            "ID", SortKey.number(Location::key),
            "NAME", SortKey.text(location -> lower(location.name())));

    private static final Map<String, SortKey<DraftOrder, ?>> DRAFT_ORDERS = Map.of(
            "ID", SortKey.number(DraftOrder::key),
            "NUMBER", SortKey.number(DraftOrder::number),
            "UPDATED_AT", SortKey.time(DraftOrder::updatedAt));

    private static final Map<String, SortKey<FulfillmentOrder, ?>> FULFILLMENT_ORDERS = Map.of(
            "ID", SortKey.number(FulfillmentOrder::key),
            "UPDATED_AT", SortKey.time(FulfillmentOrder::updatedAt));

    private static final Map<String, SortKey<Segment, ?>> SEGMENTS = Map.of(
            "ID", SortKey.number(Segment::key),
            "CREATION_DATE", SortKey.time(Segment::creationDate),
            "LAST_EDIT_DATE", SortKey.time(Segment::lastEditDate));

    private static final Map<String, SortKey<MarketingActivity, ?>> MARKETING_ACTIVITIES = Map.of(
            "ID", SortKey.number(MarketingActivity::key),
            "CREATED_AT", SortKey.time(MarketingActivity::createdAt),
            "TITLE", SortKey.text(activity -> lower(activity.title())));

    private static final Map<String, SortKey<WebhookSubscription, ?>> WEBHOOKS = Map.of(
            "ID", SortKey.number(WebhookSubscription::key),
            "CREATED_AT", SortKey.time(WebhookSubscription::createdAt));
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
    static SortKey<Product, ?> products(Call call) {
        return named(call, PRODUCTS, "ProductSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<ProductVariant, ?> variants(Call call) {
        return named(call, VARIANTS, "ProductVariantSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<Collection, ?> collections(Call call) {
        return named(call, COLLECTIONS, "CollectionSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<Location, ?> locations(Call call) {
        return named(call, LOCATIONS, "LocationSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<DraftOrder, ?> draftOrders(Call call) {
        return named(call, DRAFT_ORDERS, "DraftOrderSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<FulfillmentOrder, ?> fulfillmentOrders(Call call) {
        return named(call, FULFILLMENT_ORDERS, "FulfillmentOrderSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<Segment, ?> segments(Call call) {
        return named(call, SEGMENTS, "SegmentSortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<MarketingActivity, ?> marketingActivities(Call call) {
        return named(call, MARKETING_ACTIVITIES, "MarketingActivitySortKeys");
    }

    /** The order that the call's argument {@code sortKey} names. */
    static SortKey<WebhookSubscription, ?> webhooks(Call call) {
        return named(call, WEBHOOKS, "WebhookSubscriptionSortKeys");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
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
