package io.shopwright.client.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a webhook tells of, and the record that holds its payload. The constants are the topics of API version 2026-10 and
 * the three of privacy law; {@link #of} keeps any other as it is. Topics are equal if their headers are, whatever record
 * reads their payload.
 *
 * @param <P> a record of {@link Payloads}, one of your own, or {@link JsonNode}
 */
public final class Topic<P> {
    private static final Map<String, Topic<?>> KNOWN = new LinkedHashMap<>();

    /** Those that no call subscribes to: they stand in the app's configuration. */
    private static final Set<String> COMPLIANCE = Set.of("customers/data_request", "customers/redact", "shop/redact");

    /** By how the topic begins. */
    private static final Map<String, String> ENDPOINTS = Map.of(
            "order", "orders",
            "refund", "orders",
            "product", "products",
            "variant", "products",
            "customer", "customers",
            "inventory", "inventory");

    public static final Topic<JsonNode> APP_PURCHASES_ONE_TIME_UPDATE = known("app_purchases_one_time/update");
    public static final Topic<JsonNode> APP_SCOPES_UPDATE = known("app/scopes_update");
    public static final Topic<JsonNode> APP_SUBSCRIPTIONS_APPROACHING_CAPPED_AMOUNT =
            known("app_subscriptions/approaching_capped_amount");
    public static final Topic<JsonNode> APP_SUBSCRIPTIONS_UPDATE = known("app_subscriptions/update");
    public static final Topic<Payloads.Shop> APP_UNINSTALLED = known("app/uninstalled", Payloads.Shop.class);
    public static final Topic<JsonNode> AUDIT_EVENTS_ADMIN_API_ACTIVITY = known("audit_events/admin_api_activity");
    public static final Topic<Payloads.BulkOperation> BULK_OPERATIONS_FINISH =
            known("bulk_operations/finish", Payloads.BulkOperation.class);
    public static final Topic<JsonNode> CARTS_CREATE = known("carts/create");
    public static final Topic<JsonNode> CARTS_UPDATE = known("carts/update");
    public static final Topic<JsonNode> CHANNELS_DELETE = known("channels/delete");
    public static final Topic<JsonNode> CHECKOUTS_CREATE = known("checkouts/create");
    public static final Topic<JsonNode> CHECKOUTS_DELETE = known("checkouts/delete");
    public static final Topic<JsonNode> CHECKOUTS_UPDATE = known("checkouts/update");
    public static final Topic<JsonNode> COLLECTION_LISTINGS_ADD = known("collection_listings/add");
    public static final Topic<JsonNode> COLLECTION_LISTINGS_REMOVE = known("collection_listings/remove");
    public static final Topic<JsonNode> COLLECTION_LISTINGS_UPDATE = known("collection_listings/update");
    public static final Topic<JsonNode> COLLECTION_PUBLICATIONS_CREATE = known("collection_publications/create");
    public static final Topic<JsonNode> COLLECTION_PUBLICATIONS_DELETE = known("collection_publications/delete");
    public static final Topic<JsonNode> COLLECTION_PUBLICATIONS_UPDATE = known("collection_publications/update");
    public static final Topic<JsonNode> COLLECTIONS_CREATE = known("collections/create");
    public static final Topic<JsonNode> COLLECTIONS_DELETE = known("collections/delete");
    public static final Topic<JsonNode> COLLECTIONS_UPDATE = known("collections/update");
    public static final Topic<JsonNode> COMPANIES_CREATE = known("companies/create");
    public static final Topic<JsonNode> COMPANIES_DELETE = known("companies/delete");
    public static final Topic<JsonNode> COMPANIES_UPDATE = known("companies/update");
    public static final Topic<JsonNode> COMPANY_CONTACT_ROLES_ASSIGN = known("company_contact_roles/assign");
    public static final Topic<JsonNode> COMPANY_CONTACT_ROLES_REVOKE = known("company_contact_roles/revoke");
    public static final Topic<JsonNode> COMPANY_CONTACTS_CREATE = known("company_contacts/create");
    public static final Topic<JsonNode> COMPANY_CONTACTS_DELETE = known("company_contacts/delete");
    public static final Topic<JsonNode> COMPANY_CONTACTS_UPDATE = known("company_contacts/update");
    public static final Topic<JsonNode> COMPANY_LOCATIONS_CREATE = known("company_locations/create");
    public static final Topic<JsonNode> COMPANY_LOCATIONS_DELETE = known("company_locations/delete");
    public static final Topic<JsonNode> COMPANY_LOCATIONS_UPDATE = known("company_locations/update");
    public static final Topic<JsonNode> CUSTOMER_ACCOUNT_SETTINGS_UPDATE = known("customer_account_settings/update");
    public static final Topic<JsonNode> CUSTOMER_GROUPS_CREATE = known("customer_groups/create");
    public static final Topic<JsonNode> CUSTOMER_GROUPS_DELETE = known("customer_groups/delete");
    public static final Topic<JsonNode> CUSTOMER_GROUPS_UPDATE = known("customer_groups/update");
    public static final Topic<JsonNode> CUSTOMER_JOINED_SEGMENT = known("customer.joined_segment");
    public static final Topic<JsonNode> CUSTOMER_LEFT_SEGMENT = known("customer.left_segment");
    public static final Topic<JsonNode> CUSTOMER_PAYMENT_METHODS_CREATE = known("customer_payment_methods/create");
    public static final Topic<JsonNode> CUSTOMER_PAYMENT_METHODS_REVOKE = known("customer_payment_methods/revoke");
    public static final Topic<JsonNode> CUSTOMER_PAYMENT_METHODS_UPDATE = known("customer_payment_methods/update");
    public static final Topic<JsonNode> CUSTOMER_TAGS_ADDED = known("customer.tags_added");
    public static final Topic<JsonNode> CUSTOMER_TAGS_REMOVED = known("customer.tags_removed");
    public static final Topic<Payloads.Customer> CUSTOMERS_CREATE = known("customers/create", Payloads.Customer.class);
    public static final Topic<Payloads.DataRequest> CUSTOMERS_DATA_REQUEST =
            known("customers/data_request", Payloads.DataRequest.class);
    public static final Topic<Payloads.Deleted> CUSTOMERS_DELETE = known("customers/delete", Payloads.Deleted.class);
    public static final Topic<JsonNode> CUSTOMERS_DISABLE = known("customers/disable");
    public static final Topic<JsonNode> CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE =
            known("customers_email_marketing_consent/update");
    public static final Topic<JsonNode> CUSTOMERS_ENABLE = known("customers/enable");
    public static final Topic<JsonNode> CUSTOMERS_MARKETING_CONSENT_UPDATE =
            known("customers_marketing_consent/update");
    public static final Topic<JsonNode> CUSTOMERS_MERGE = known("customers/merge");
    public static final Topic<JsonNode> CUSTOMERS_PURCHASING_SUMMARY = known("customers/purchasing_summary");
    public static final Topic<Payloads.CustomerRedaction> CUSTOMERS_REDACT =
            known("customers/redact", Payloads.CustomerRedaction.class);
    public static final Topic<Payloads.Customer> CUSTOMERS_UPDATE = known("customers/update", Payloads.Customer.class);
    public static final Topic<JsonNode> CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE =
            known("customers_whats_app_marketing_consent/update");
    public static final Topic<JsonNode> DELIVERY_PROMISE_SETTINGS_UPDATE = known("delivery_promise_settings/update");
    public static final Topic<JsonNode> DISCOUNTS_CREATE = known("discounts/create");
    public static final Topic<JsonNode> DISCOUNTS_DELETE = known("discounts/delete");
    public static final Topic<JsonNode> DISCOUNTS_REDEEMCODE_ADDED = known("discounts/redeemcode_added");
    public static final Topic<JsonNode> DISCOUNTS_REDEEMCODE_REMOVED = known("discounts/redeemcode_removed");
    public static final Topic<JsonNode> DISCOUNTS_UPDATE = known("discounts/update");
    public static final Topic<JsonNode> DISPUTES_CREATE = known("disputes/create");
    public static final Topic<JsonNode> DISPUTES_UPDATE = known("disputes/update");
    public static final Topic<JsonNode> DOMAINS_CREATE = known("domains/create");
    public static final Topic<JsonNode> DOMAINS_DESTROY = known("domains/destroy");
    public static final Topic<JsonNode> DOMAINS_UPDATE = known("domains/update");
    public static final Topic<JsonNode> DRAFT_ORDERS_CREATE = known("draft_orders/create");
    public static final Topic<JsonNode> DRAFT_ORDERS_DELETE = known("draft_orders/delete");
    public static final Topic<JsonNode> DRAFT_ORDERS_UPDATE = known("draft_orders/update");
    public static final Topic<JsonNode> FINANCE_APP_STAFF_MEMBER_DELETE = known("finance_app_staff_member/delete");
    public static final Topic<JsonNode> FINANCE_APP_STAFF_MEMBER_GRANT = known("finance_app_staff_member/grant");
    public static final Topic<JsonNode> FINANCE_APP_STAFF_MEMBER_REVOKE = known("finance_app_staff_member/revoke");
    public static final Topic<JsonNode> FINANCE_APP_STAFF_MEMBER_UPDATE = known("finance_app_staff_member/update");
    public static final Topic<JsonNode> FINANCE_KYC_INFORMATION_UPDATE = known("finance_kyc_information/update");
    public static final Topic<JsonNode> FULFILLMENT_EVENTS_CREATE = known("fulfillment_events/create");
    public static final Topic<JsonNode> FULFILLMENT_EVENTS_DELETE = known("fulfillment_events/delete");
    public static final Topic<JsonNode> FULFILLMENT_HOLDS_ADDED = known("fulfillment_holds/added");
    public static final Topic<JsonNode> FULFILLMENT_HOLDS_RELEASED = known("fulfillment_holds/released");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_CANCELLATION_REQUEST_ACCEPTED =
            known("fulfillment_orders/cancellation_request_accepted");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_CANCELLATION_REQUEST_REJECTED =
            known("fulfillment_orders/cancellation_request_rejected");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_CANCELLATION_REQUEST_SUBMITTED =
            known("fulfillment_orders/cancellation_request_submitted");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_CANCELLED = known("fulfillment_orders/cancelled");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_ACCEPTED =
            known("fulfillment_orders/fulfillment_request_accepted");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_REJECTED =
            known("fulfillment_orders/fulfillment_request_rejected");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_SUBMITTED =
            known("fulfillment_orders/fulfillment_request_submitted");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_FULFILLMENT_SERVICE_FAILED_TO_COMPLETE =
            known("fulfillment_orders/fulfillment_service_failed_to_complete");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_HOLD_RELEASED = known("fulfillment_orders/hold_released");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_LOCAL_DELIVERY =
            known("fulfillment_orders/line_items_prepared_for_local_delivery");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_PICKUP =
            known("fulfillment_orders/line_items_prepared_for_pickup");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_MANUALLY_REPORTED_PROGRESS_STOPPED =
            known("fulfillment_orders/manually_reported_progress_stopped");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_MERGED = known("fulfillment_orders/merged");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_MOVED = known("fulfillment_orders/moved");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE =
            known("fulfillment_orders/order_routing_complete");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_PLACED_ON_HOLD = known("fulfillment_orders/placed_on_hold");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_PROGRESS_REPORTED =
            known("fulfillment_orders/progress_reported");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_RESCHEDULED = known("fulfillment_orders/rescheduled");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_SCHEDULED_FULFILLMENT_ORDER_READY =
            known("fulfillment_orders/scheduled_fulfillment_order_ready");
    public static final Topic<JsonNode> FULFILLMENT_ORDERS_SPLIT = known("fulfillment_orders/split");
    public static final Topic<JsonNode> FULFILLMENTS_CREATE = known("fulfillments/create");
    public static final Topic<JsonNode> FULFILLMENTS_UPDATE = known("fulfillments/update");
    public static final Topic<JsonNode> INVENTORY_ITEMS_CREATE = known("inventory_items/create");
    public static final Topic<JsonNode> INVENTORY_ITEMS_DELETE = known("inventory_items/delete");
    public static final Topic<JsonNode> INVENTORY_ITEMS_UPDATE = known("inventory_items/update");
    public static final Topic<JsonNode> INVENTORY_LEVELS_CONNECT = known("inventory_levels/connect");
    public static final Topic<JsonNode> INVENTORY_LEVELS_DISCONNECT = known("inventory_levels/disconnect");
    public static final Topic<Payloads.InventoryLevel> INVENTORY_LEVELS_UPDATE =
            known("inventory_levels/update", Payloads.InventoryLevel.class);
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_ADD_ITEMS = known("inventory_shipments/add_items");
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_CREATE = known("inventory_shipments/create");
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_DELETE = known("inventory_shipments/delete");
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_MARK_IN_TRANSIT =
            known("inventory_shipments/mark_in_transit");
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_RECEIVE_ITEMS = known("inventory_shipments/receive_items");
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_REMOVE_ITEMS = known("inventory_shipments/remove_items");
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_UPDATE_ITEM_QUANTITIES =
            known("inventory_shipments/update_item_quantities");
    public static final Topic<JsonNode> INVENTORY_SHIPMENTS_UPDATE_TRACKING =
            known("inventory_shipments/update_tracking");
    public static final Topic<JsonNode> INVENTORY_TRANSFERS_ADD_ITEMS = known("inventory_transfers/add_items");
    public static final Topic<JsonNode> INVENTORY_TRANSFERS_CANCEL = known("inventory_transfers/cancel");
    public static final Topic<JsonNode> INVENTORY_TRANSFERS_COMPLETE = known("inventory_transfers/complete");
    public static final Topic<JsonNode> INVENTORY_TRANSFERS_READY_TO_SHIP = known("inventory_transfers/ready_to_ship");
    public static final Topic<JsonNode> INVENTORY_TRANSFERS_REMOVE_ITEMS = known("inventory_transfers/remove_items");
    public static final Topic<JsonNode> INVENTORY_TRANSFERS_UPDATE_ITEM_QUANTITIES =
            known("inventory_transfers/update_item_quantities");
    public static final Topic<JsonNode> INVENTORY_TRANSFERS_UPDATED = known("inventory_transfers/updated");
    public static final Topic<JsonNode> LOCALES_CREATE = known("locales/create");
    public static final Topic<JsonNode> LOCALES_DESTROY = known("locales/destroy");
    public static final Topic<JsonNode> LOCALES_UPDATE = known("locales/update");
    public static final Topic<JsonNode> LOCATIONS_ACTIVATE = known("locations/activate");
    public static final Topic<JsonNode> LOCATIONS_CREATE = known("locations/create");
    public static final Topic<JsonNode> LOCATIONS_DEACTIVATE = known("locations/deactivate");
    public static final Topic<JsonNode> LOCATIONS_DELETE = known("locations/delete");
    public static final Topic<JsonNode> LOCATIONS_UPDATE = known("locations/update");
    public static final Topic<JsonNode> MARKETS_BACKUP_REGION_UPDATE = known("markets_backup_region/update");
    public static final Topic<JsonNode> MARKETS_CREATE = known("markets/create");
    public static final Topic<JsonNode> MARKETS_DELETE = known("markets/delete");
    public static final Topic<JsonNode> MARKETS_UPDATE = known("markets/update");
    public static final Topic<JsonNode> METAFIELD_DEFINITIONS_CREATE = known("metafield_definitions/create");
    public static final Topic<JsonNode> METAFIELD_DEFINITIONS_DELETE = known("metafield_definitions/delete");
    public static final Topic<JsonNode> METAFIELD_DEFINITIONS_UPDATE = known("metafield_definitions/update");
    public static final Topic<JsonNode> METAOBJECTS_CREATE = known("metaobjects/create");
    public static final Topic<JsonNode> METAOBJECTS_DELETE = known("metaobjects/delete");
    public static final Topic<JsonNode> METAOBJECTS_UPDATE = known("metaobjects/update");
    public static final Topic<JsonNode> ORDER_TRANSACTIONS_CREATE = known("order_transactions/create");
    public static final Topic<Payloads.Order> ORDERS_CANCELLED = known("orders/cancelled", Payloads.Order.class);
    public static final Topic<Payloads.Order> ORDERS_CREATE = known("orders/create", Payloads.Order.class);
    public static final Topic<Payloads.Deleted> ORDERS_DELETE = known("orders/delete", Payloads.Deleted.class);
    public static final Topic<JsonNode> ORDERS_EDITED = known("orders/edited");
    public static final Topic<Payloads.Order> ORDERS_FULFILLED = known("orders/fulfilled", Payloads.Order.class);
    public static final Topic<JsonNode> ORDERS_LINK_REQUESTED = known("orders/link_requested");
    public static final Topic<Payloads.Order> ORDERS_PAID = known("orders/paid", Payloads.Order.class);
    public static final Topic<Payloads.Order> ORDERS_PARTIALLY_FULFILLED =
            known("orders/partially_fulfilled", Payloads.Order.class);
    public static final Topic<JsonNode> ORDERS_RISK_ASSESSMENT_CHANGED = known("orders/risk_assessment_changed");
    public static final Topic<JsonNode> ORDERS_SHOPIFY_PROTECT_ELIGIBILITY_CHANGED =
            known("orders/shopify_protect_eligibility_changed");
    public static final Topic<Payloads.Order> ORDERS_UPDATED = known("orders/updated", Payloads.Order.class);
    public static final Topic<JsonNode> PAYMENT_SCHEDULES_DUE = known("payment_schedules/due");
    public static final Topic<JsonNode> PAYMENT_TERMS_CREATE = known("payment_terms/create");
    public static final Topic<JsonNode> PAYMENT_TERMS_DELETE = known("payment_terms/delete");
    public static final Topic<JsonNode> PAYMENT_TERMS_UPDATE = known("payment_terms/update");
    public static final Topic<JsonNode> PRODUCT_FEEDS_CREATE = known("product_feeds/create");
    public static final Topic<JsonNode> PRODUCT_FEEDS_FULL_SYNC = known("product_feeds/full_sync");
    public static final Topic<JsonNode> PRODUCT_FEEDS_FULL_SYNC_FINISH = known("product_feeds/full_sync_finish");
    public static final Topic<JsonNode> PRODUCT_FEEDS_INCREMENTAL_SYNC = known("product_feeds/incremental_sync");
    public static final Topic<JsonNode> PRODUCT_FEEDS_UPDATE = known("product_feeds/update");
    public static final Topic<JsonNode> PRODUCT_LISTINGS_ADD = known("product_listings/add");
    public static final Topic<JsonNode> PRODUCT_LISTINGS_REMOVE = known("product_listings/remove");
    public static final Topic<JsonNode> PRODUCT_LISTINGS_UPDATE = known("product_listings/update");
    public static final Topic<JsonNode> PRODUCT_PUBLICATIONS_CREATE = known("product_publications/create");
    public static final Topic<JsonNode> PRODUCT_PUBLICATIONS_DELETE = known("product_publications/delete");
    public static final Topic<JsonNode> PRODUCT_PUBLICATIONS_UPDATE = known("product_publications/update");
    public static final Topic<Payloads.Product> PRODUCTS_CREATE = known("products/create", Payloads.Product.class);
    public static final Topic<Payloads.Deleted> PRODUCTS_DELETE = known("products/delete", Payloads.Deleted.class);
    public static final Topic<Payloads.Product> PRODUCTS_UPDATE = known("products/update", Payloads.Product.class);
    public static final Topic<JsonNode> PROFILES_CREATE = known("profiles/create");
    public static final Topic<JsonNode> PROFILES_DELETE = known("profiles/delete");
    public static final Topic<JsonNode> PROFILES_UPDATE = known("profiles/update");
    public static final Topic<Payloads.Refund> REFUNDS_CREATE = known("refunds/create", Payloads.Refund.class);
    public static final Topic<JsonNode> RETURNS_APPROVE = known("returns/approve");
    public static final Topic<JsonNode> RETURNS_CANCEL = known("returns/cancel");
    public static final Topic<JsonNode> RETURNS_CLOSE = known("returns/close");
    public static final Topic<JsonNode> RETURNS_DECLINE = known("returns/decline");
    public static final Topic<JsonNode> RETURNS_PROCESS = known("returns/process");
    public static final Topic<JsonNode> RETURNS_REOPEN = known("returns/reopen");
    public static final Topic<JsonNode> RETURNS_REQUEST = known("returns/request");
    public static final Topic<JsonNode> RETURNS_UPDATE = known("returns/update");
    public static final Topic<JsonNode> REVERSE_DELIVERIES_ATTACH_DELIVERABLE =
            known("reverse_deliveries/attach_deliverable");
    public static final Topic<JsonNode> REVERSE_FULFILLMENT_ORDERS_DISPOSE =
            known("reverse_fulfillment_orders/dispose");
    public static final Topic<JsonNode> SCHEDULED_PRODUCT_LISTINGS_ADD = known("scheduled_product_listings/add");
    public static final Topic<JsonNode> SCHEDULED_PRODUCT_LISTINGS_REMOVE = known("scheduled_product_listings/remove");
    public static final Topic<JsonNode> SCHEDULED_PRODUCT_LISTINGS_UPDATE = known("scheduled_product_listings/update");
    public static final Topic<JsonNode> SEGMENTS_CREATE = known("segments/create");
    public static final Topic<JsonNode> SEGMENTS_DELETE = known("segments/delete");
    public static final Topic<JsonNode> SEGMENTS_UPDATE = known("segments/update");
    public static final Topic<JsonNode> SELLING_PLAN_GROUPS_CREATE = known("selling_plan_groups/create");
    public static final Topic<JsonNode> SELLING_PLAN_GROUPS_DELETE = known("selling_plan_groups/delete");
    public static final Topic<JsonNode> SELLING_PLAN_GROUPS_UPDATE = known("selling_plan_groups/update");
    public static final Topic<JsonNode> SHIPPING_ADDRESSES_CREATE = known("shipping_addresses/create");
    public static final Topic<JsonNode> SHIPPING_ADDRESSES_UPDATE = known("shipping_addresses/update");
    public static final Topic<Payloads.ShopRedaction> SHOP_REDACT = known("shop/redact", Payloads.ShopRedaction.class);
    public static final Topic<JsonNode> SHOP_UPDATE = known("shop/update");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_ATTEMPTS_CHALLENGED =
            known("subscription_billing_attempts/challenged");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_ATTEMPTS_FAILURE =
            known("subscription_billing_attempts/failure");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_ATTEMPTS_SUCCESS =
            known("subscription_billing_attempts/success");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_CYCLE_EDITS_CREATE =
            known("subscription_billing_cycle_edits/create");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_CYCLE_EDITS_DELETE =
            known("subscription_billing_cycle_edits/delete");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_CYCLE_EDITS_UPDATE =
            known("subscription_billing_cycle_edits/update");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_CYCLES_SKIP = known("subscription_billing_cycles/skip");
    public static final Topic<JsonNode> SUBSCRIPTION_BILLING_CYCLES_UNSKIP =
            known("subscription_billing_cycles/unskip");
    public static final Topic<JsonNode> SUBSCRIPTION_CONTRACTS_ACTIVATE = known("subscription_contracts/activate");
    public static final Topic<JsonNode> SUBSCRIPTION_CONTRACTS_CANCEL = known("subscription_contracts/cancel");
    public static final Topic<JsonNode> SUBSCRIPTION_CONTRACTS_CREATE = known("subscription_contracts/create");
    public static final Topic<JsonNode> SUBSCRIPTION_CONTRACTS_EXPIRE = known("subscription_contracts/expire");
    public static final Topic<JsonNode> SUBSCRIPTION_CONTRACTS_FAIL = known("subscription_contracts/fail");
    public static final Topic<JsonNode> SUBSCRIPTION_CONTRACTS_PAUSE = known("subscription_contracts/pause");
    public static final Topic<JsonNode> SUBSCRIPTION_CONTRACTS_UPDATE = known("subscription_contracts/update");
    public static final Topic<JsonNode> TAX_SERVICES_CREATE = known("tax_services/create");
    public static final Topic<JsonNode> TAX_SERVICES_UPDATE = known("tax_services/update");
    public static final Topic<JsonNode> TENDER_TRANSACTIONS_CREATE = known("tender_transactions/create");
    public static final Topic<JsonNode> THEMES_CREATE = known("themes/create");
    public static final Topic<JsonNode> THEMES_DELETE = known("themes/delete");
    public static final Topic<JsonNode> THEMES_PUBLISH = known("themes/publish");
    public static final Topic<JsonNode> THEMES_UPDATE = known("themes/update");
    public static final Topic<JsonNode> VARIANTS_IN_STOCK = known("variants/in_stock");
    public static final Topic<JsonNode> VARIANTS_OUT_OF_STOCK = known("variants/out_of_stock");

    private final String header;
    private final Class<P> payload;

    private Topic(String header, Class<P> payload) {
        this.header = header;
        this.payload = payload;
    }

    private static Topic<JsonNode> known(String header) {
        return known(header, JsonNode.class);
    }

    private static <P> Topic<P> known(String header, Class<P> payload) {
        Topic<P> topic = new Topic<>(header, payload);
        KNOWN.put(header, topic);
        return topic;
    }

    /** All constants. */
    public static List<Topic<?>> known() {
        return List.copyOf(KNOWN.values());
    }

    /**
     * The topic that a header names, such as {@code orders/create}; one that this library does not know is kept, and its
     * payload is JSON.
     */
    public static Topic<?> of(String header) {
        Topic<?> known = KNOWN.get(header);
        return known == null ? new Topic<>(header, JsonNode.class) : known;
    }

    /**
     * The topic that a value of the schema's enum {@code WebhookSubscriptionTopic} names, such as {@code ORDERS_CREATE};
     * empty if it is newer than this library, since no rule leads from there to the header.
     */
    public static Optional<Topic<?>> ofEnum(String value) {
        return KNOWN.values().stream()
                .filter(topic -> topic.enumName().equals(Optional.of(value)))
                .findFirst();
    }

    /** The same topic, its payload read into another record, of which {@link Webhook#payload} tells the rules. */
    public <Q> Topic<Q> as(Class<Q> record) {
        return new Topic<>(header, record);
    }

    /** As in the header {@code X-Shopify-Topic}, such as {@code orders/create}. */
    public String header() {
        return header;
    }

    /** As in the schema's enum {@code WebhookSubscriptionTopic}; empty for the topics of privacy law, which are not in it. */
    public Optional<String> enumName() {
        return COMPLIANCE.contains(header)
                ? Optional.empty()
                : Optional.of(header.replace('/', '_').replace('.', '_').toUpperCase(Locale.ROOT));
    }

    /** Where this library's subscriptions send it unless told otherwise, such as {@code /webhooks/orders}. */
    public String endpoint() {
        return ENDPOINTS.keySet().stream()
                .filter(header::startsWith)
                .findFirst()
                .map(beginning -> "/webhooks/" + ENDPOINTS.get(beginning))
                .orElseGet(() -> "/webhooks/" + family());
    }

    /** What stands before the slash or the dot, such as {@code orders}. */
    String family() {
        return header.split("[/.]", 2)[0];
    }

    Class<P> payload() {
        return payload;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topic<?> topic && header.equals(topic.header);
    }

    @Override
    public int hashCode() {
        return header.hashCode();
    }

    @Override
    public String toString() {
        return header;
    }
}
