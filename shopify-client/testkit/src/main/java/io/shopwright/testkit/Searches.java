package io.shopwright.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
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

    private static final Set<String> FULFILLMENT = Set.of(
            "fulfilled", "shipped", "partial", "unfulfilled", "unshipped", "on_hold", "request_declined", "scheduled");

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
                    (order, wanted) -> wanted.equals(
                            String.valueOf(order.displayFinancialStatus()).toLowerCase(Locale.ROOT)))
            .choice("fulfillment_status", FULFILLMENT, Searches::hasFulfillmentStatus)
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

    static final SearchFields<Product> PRODUCTS = new SearchFields<Product>(
                    "products",
                    Set.of(
                            "category_id",
                            "collection_id",
                            "combined_listing_role",
                            "delivery_profile_id",
                            "error_feedback",
                            "gift_card",
                            "is_price_reduced",
                            "out_of_stock_somewhere",
                            "price",
                            "product_publication_status",
                            "publication_ids",
                            "publishable_status",
                            "published_at",
                            "published_status",
                            "tag_not",
                            "variant_id",
                            "variant_title"),
                    product -> {
                        List<String> words = new ArrayList<>(product.tags());
                        words.addAll(List.of(product.title(), product.vendor(), product.productType()));
                        return words;
                    })
            .number("id", Product::key)
            .text("title", product -> words(product.title()))
            .text("handle", product -> List.of(product.handle()))
            .text("vendor", product -> List.of(product.vendor()))
            .text("product_type", product -> List.of(product.productType()))
            .text("tag", Product::tags)
            .choice(
                    "status",
                    Set.of("active", "draft", "archived", "unlisted"),
                    (product, wanted) ->
                            product.status().toLowerCase(Locale.ROOT).equals(wanted))
            .time("created_at", Product::createdAt)
            .time("updated_at", Product::updatedAt)
            .derived(
                    "sku",
                    (product, data) -> product.all(data).stream()
                            .flatMap(each -> present(each.item(data).sku()).stream())
                            .toList())
            .derived(
                    "barcode",
                    (product, data) -> product.all(data).stream()
                            .flatMap(each -> present(each.barcode()).stream())
                            .toList())
            .amount("inventory_total", (product, data) -> BigDecimal.valueOf(product.inventory(data)));

    static final SearchFields<ProductVariant> VARIANTS = new SearchFields<ProductVariant>(
                    "productVariants",
                    Set.of("collection", "gift_card", "option1", "taxable"),
                    variant -> variant.values())
            .number("id", ProductVariant::key)
            .number("product_id", ProductVariant::productKey)
            .text("title", variant -> words(variant.title()))
            .derived("sku", (variant, data) -> present(variant.item(data).sku()))
            .text("barcode", variant -> present(variant.barcode()))
            .amount("inventory_quantity", (variant, data) -> BigDecimal.valueOf(variant.available(data)))
            .time("updated_at", ProductVariant::updatedAt);

    static final SearchFields<InventoryItem> ITEMS = new SearchFields<InventoryItem>(
                    "inventoryItems", Set.of(), item -> present(item.sku()))
            .number("id", InventoryItem::key)
            .text("sku", item -> present(item.sku()))
            .choice("tracked", BOOLEANS, (item, wanted) -> item.tracked() == Boolean.parseBoolean(wanted))
            .time("created_at", InventoryItem::createdAt)
            .time("updated_at", InventoryItem::updatedAt);

    static final SearchFields<Collection> COLLECTIONS = new SearchFields<Collection>(
                    "collections", Set.of("product_id", "published_status"), collection -> List.of(collection.title()))
            .number("id", Collection::key)
            .text("title", collection -> words(collection.title()))
            .text("handle", collection -> List.of(collection.handle()))
            .choice(
                    "collection_type",
                    Set.of("custom", "smart"),
                    (collection, wanted) -> wanted.equals(collection.ruleSet() == null ? "custom" : "smart"))
            .time("updated_at", Collection::updatedAt);

    static final SearchFields<Location> LOCATIONS = new SearchFields<Location>(
                    "locations", Set.of("city", "country", "pickup_in_store"), location -> List.of(location.name()))
            .number("id", Location::key)
            .text("name", location -> words(location.name()))
            .choice("active", BOOLEANS, (location, wanted) -> location.isActive() == Boolean.parseBoolean(wanted));

    static final SearchFields<DraftOrder> DRAFT_ORDERS = new SearchFields<DraftOrder>(
                    "draftOrders", Set.of("source"), draft -> present(draft.name(), draft.email()))
            .number("id", DraftOrder::key)
            .number("customer_id", draft -> draft.customerKey() == null ? -1 : draft.customerKey())
            .text("tag", DraftOrder::tags)
            .choice(
                    "status",
                    Set.of("open", "completed", "invoice_sent"),
                    (draft, wanted) -> draft.status().toLowerCase(Locale.ROOT).equals(wanted))
            .time("created_at", DraftOrder::createdAt)
            .time("updated_at", DraftOrder::updatedAt);

    static final SearchFields<FulfillmentOrder> FULFILLMENT_ORDERS = new SearchFields<FulfillmentOrder>(
                    "fulfillmentOrders", Set.of(), task -> List.of())
            .number("id", FulfillmentOrder::key)
            .number("assigned_location_id", FulfillmentOrder::locationKey)
            .choice(
                    "status",
                    Set.of("open", "in_progress", "closed", "cancelled", "incomplete", "on_hold", "scheduled"),
                    (task, wanted) -> task.status().toLowerCase(Locale.ROOT).equals(wanted))
            .time("updated_at", FulfillmentOrder::updatedAt);

    static final SearchFields<Segment> SEGMENTS = new SearchFields<Segment>(
                    "segments", Set.of(), segment -> List.of(segment.name()))
            .text("name", segment -> List.of(segment.name()));

    static final SearchFields<MarketingActivity> MARKETING = new SearchFields<MarketingActivity>(
                    "marketingActivities",
                    Set.of("app_id", "app_name", "scheduled_to_end_at", "scheduled_to_start_at", "target_status"),
                    activity -> List.of(activity.title()))
            .number("id", MarketingActivity::key)
            .text("title", activity -> words(activity.title()))
            .text("tactic", activity -> List.of(activity.tactic()))
            .time("created_at", MarketingActivity::createdAt)
            .time("updated_at", MarketingActivity::updatedAt);
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

    /** A title matches as a whole and by each of its words. */
    private static List<String> words(String title) {
        List<String> words = new ArrayList<>(List.of(title.split("\\s+", -1)));
        words.add(title);
        return words;
    }

    private static boolean hasFulfillmentStatus(Order order, String wanted) {
        String status = order.displayFulfillmentStatus();
        return switch (wanted) {
            case "fulfilled", "shipped" -> status.equals("FULFILLED");
            case "partial" -> status.equals("PARTIALLY_FULFILLED");
            case "unfulfilled", "unshipped" -> status.equals("UNFULFILLED");
            default -> throw ShopifyError.notSimulated("orders(query: fulfillment_status:" + wanted + ")");
        };
    }

    private static boolean hasStatus(Order order, String wanted) {
        boolean cancelled = order.cancelledAt() != null;
        return switch (wanted) {
            case "open" -> !cancelled && !order.closed();
            case "cancelled" -> cancelled;
            case "not_closed" -> !order.closed();
            default -> order.closed();
        };
    }

    private static List<String> present(@Nullable String... values) {
        return Stream.of(values).filter(value -> value != null).toList();
    }
}
