package io.shopwright.testkit;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a token must be allowed to do. */
final class Scopes {
    private static final String ALL_ORDERS = "read_all_orders";
    private static final String REPORTS = "read_reports";

    /** Of what objects of the schema's types need to be read, without the read_ before it. */
    private static final Map<String, String> READS = Map.ofEntries(
            Map.entry("Order", "orders"),
            Map.entry("Customer", "customers"),
            Map.entry("AbandonedCheckout", "orders"),
            Map.entry("Publication", "publications"),
            Map.entry("ResourcePublication", "publications"),
            Map.entry("ResourcePublicationV2", "publications"),
            Map.entry("Product", "products"),
            Map.entry("PriceList", "products"),
            Map.entry("ProductVariant", "products"),
            Map.entry("Collection", "products"),
            Map.entry("InventoryItem", "inventory"),
            Map.entry("InventoryLevel", "inventory"),
            Map.entry("InventoryTransfer", "inventory_transfers"),
            Map.entry("InventoryShipment", "inventory_shipments"),
            Map.entry("Location", "locations"),
            Map.entry("DraftOrder", "draft_orders"),
            Map.entry("FulfillmentOrder", "merchant_managed_fulfillment_orders"),
            Map.entry("MarketingActivity", "marketing_events"),
            Map.entry("MarketingEvent", "marketing_events"),
            Map.entry("Segment", "customers"),
            Map.entry("StoreCreditAccount", "store_credit_accounts"),
            Map.entry("GiftCard", "gift_cards"),
            Map.entry("Metaobject", "metaobjects"),
            Map.entry("MetaobjectDefinition", "metaobject_definitions"),
            Map.entry("Return", "returns"),
            Map.entry("ReturnableFulfillment", "returns"),
            Map.entry("DiscountNode", "discounts"),
            Map.entry("DiscountCodeNode", "discounts"),
            Map.entry("DiscountAutomaticNode", "discounts"));

    /** Of what mutations need to write, by how their names begin, without the write_ before it. */
    private static final Map<String, String> WRITES = Map.ofEntries(
            Map.entry("product", "products"),
            Map.entry("priceList", "products"),
            Map.entry("publishable", "publications"),
            Map.entry("collection", "products"),
            Map.entry("inventory", "inventory"),
            Map.entry("inventoryTransfer", "inventory_transfers"),
            Map.entry("inventoryShipment", "inventory_shipments"),
            Map.entry("inventoryShipmentReceive", "inventory_shipments_received_items"),
            Map.entry("location", "locations"),
            Map.entry("customer", "customers"),
            Map.entry("segment", "customers"),
            Map.entry("giftCard", "gift_cards"),
            Map.entry("metaobject", "metaobjects"),
            Map.entry("metaobjectDefinition", "metaobject_definitions"),
            Map.entry("orderEdit", "order_edits"),
            Map.entry("order", "orders"),
            Map.entry("return", "returns"),
            Map.entry("removeFromReturn", "returns"),
            Map.entry("refund", "orders"),
            Map.entry("fulfillment", "merchant_managed_fulfillment_orders"),
            Map.entry("draftOrder", "draft_orders"),
            Map.entry("marketing", "marketing_events"),
            Map.entry("discount", "discounts"),
            Map.entry("storeCredit", "store_credit_account_transactions"));

    private Scopes() {}

    /** The scope that a field needs to answer with objects of this type or a connection of it. */
    static Optional<String> toRead(String type) {
        String row = type.endsWith("Connection") ? type.substring(0, type.length() - "Connection".length()) : type;
        return Optional.ofNullable(READS.get(row)).map(of -> "read_" + of);
    }

    static Optional<String> toWrite(String mutation) {
        return WRITES.entrySet().stream()
                .filter(each -> mutation.startsWith(each.getKey()))
                .max(Comparator.comparingInt(each -> each.getKey().length()))
                .map(each -> "write_" + each.getValue());
    }

    /** All that is needed for what is simulated. */
    static Set<String> all() {
        Set<String> all = new LinkedHashSet<>(Set.of(ALL_ORDERS, REPORTS));
        for (String each : READS.values()) {
            all.add("read_" + each);
        }
        for (String each : WRITES.values()) {
            all.add("write_" + each);
        }
        return Set.copyOf(all);
    }
}
