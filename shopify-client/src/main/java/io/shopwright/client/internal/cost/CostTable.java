package io.shopwright.client.internal.cost;

import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.schema.SchemaField;
import io.shopwright.client.schema.SchemaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Prices in points.
 *
 * <p>Sources: "Rate limits" on shopify.dev for the general prices; recorded answers of 2026 for the rest, except where
 * a change log of Shopify is named.
 */
final class CostTable {
    private static final double OBJECT = 1;
    private static final double CONNECTION = 2;
    private static final double MUTATION = 10;
    private static final double SEARCHED_COUNT = 10;

    /** Value objects: the shop charges nothing for them. */
    private static final Set<String> FREE = Set.of(
            "MoneyV2",
            "MoneyBag",
            "Weight",
            "InventoryItemMeasurement",
            "LocationAddress",
            "ShopAddress",
            "CollectionRuleSet",
            "CollectionRule",
            "CustomerEmailMarketingConsentState",
            "CustomerSmsMarketingConsentState");

    /** Fields with a price of their own, before their selections. */
    private static final Map<String, Double> FIELDS = Map.ofEntries(
            Map.entry("Customer.defaultAddress", 0.0),
            Map.entry("Location.hasUnfulfilledOrders", 1.0),
            Map.entry("StoreCreditAccount.balance", 5.0),
            Map.entry("DeliveryProfile.productVariantsCount", 10.0),
            Map.entry("Mutation.flowTriggerReceive", 1.0),
            Map.entry("Mutation.customerSegmentMembersQueryCreate", 2.0),
            Map.entry("Mutation.orderCapture", 20.0),
            Map.entry("Mutation.refundCreate", 20.0),
            Map.entry("Mutation.fileCreate", 20.0),
            Map.entry("Mutation.productCreateMedia", 20.0),
            Map.entry("Mutation.fulfillmentTrackingInfoUpdate", 50.0),
            Map.entry("Mutation.fulfillmentTrackingInfoUpdateV2", 50.0),
            Map.entry("Mutation.deliveryProfileUpdate", 100.0));

    /** Points for each element that stands at a path of the arguments; lists on the way count all their elements. */
    private record PerElement(String path, double points) {}

    private static final List<PerElement> PRODUCT = List.of(
            new PerElement("product.metafields", 0.4),
            new PerElement("input.metafields", 0.4),
            new PerElement("media", 1.9));

    private static final List<PerElement> VARIANTS = List.of(
            new PerElement("variants", 0.2),
            new PerElement("variants.metafields", 0.4),
            new PerElement("variants.mediaSrc", 0.6),
            new PerElement("variants.mediaId", 0.6),
            new PerElement("media", 1.9));

    /**
     * Sources: the change logs "dynamic complexity cost for productSet", "... for productCreate and productUpdate" and
     * "... for productVariantsBulkCreate and productVariantsBulkUpdate" on shopify.dev.
     */
    private static final Map<String, List<PerElement>> SURCHARGES = Map.of(
            "productSet",
            List.of(
                    new PerElement("input.variants", 0.2),
                    new PerElement("input.variants.file", 0.6),
                    new PerElement("input.variants.metafields", 0.4),
                    new PerElement("input.metafields", 0.4),
                    new PerElement("input.files", 1.9)),
            "productCreate",
            PRODUCT,
            "productUpdate",
            PRODUCT,
            "productVariantsBulkCreate",
            VARIANTS,
            "productVariantsBulkUpdate",
            VARIANTS);

    /**
     * Points that metafieldsSet asks for each distinct owner, by the owner's type; owners of other types are free.
     * Source: the change log "dynamic complexity cost for metafieldsSet".
     */
    private static final Map<String, Double> METAFIELD_OWNERS = Map.of(
            "Order", 10.0, "Product", 4.0, "ProductVariant", 2.0, "Collection", 1.0, "Customer", 1.0, "Shop", 1.0);

    private static final LocalDate METAFIELD_OWNERS_SINCE = LocalDate.of(2026, 9, 15);

    private CostTable() {}

    /** The price of a field without its selections; not of a connection's. */
    static double own(SchemaType parent, SchemaField field, SchemaType type) {
        Double special = FIELDS.get(parent.name() + "." + field.name());
        if (special != null) {
            return special;
        }
        if (type.kind().isLeaf()) {
            return 0;
        }
        if (parent.name().equals("Mutation")) {
            return MUTATION;
        }
        if (type.name().equals("Count") && isSearched(parent, field)) {
            return SEARCHED_COUNT;
        }
        return type.isConnection() ? CONNECTION : object(type);
    }

    /** Whether a count is made by a search, not read from the object: the roots, and all that take a limit. */
    private static boolean isSearched(SchemaType parent, SchemaField field) {
        return parent.name().equals("QueryRoot") || field.arguments().containsKey("limit");
    }

    /** The price of one object without its selections. */
    static double object(SchemaType type) {
        return FREE.contains(type.name()) ? 0 : OBJECT;
    }

    /** How many items a connection of this size is charged for: it grows with the logarithm. */
    static int items(int size) {
        return size <= 0 ? 0 : (int) Math.floor(2 * Math.log(Math.max(2, size)));
    }

    /** What a mutation asked on a day for the size of its input, on top of its own price. */
    static double surcharge(String mutation, JsonNode arguments, LocalDate day) {
        if (mutation.equals("metafieldsSet")) {
            return day.isBefore(METAFIELD_OWNERS_SINCE) ? 0 : metafieldOwners(arguments.path("metafields"));
        }
        double points = 0;
        for (PerElement each : SURCHARGES.getOrDefault(mutation, List.of())) {
            points += each.points() * count(arguments, each.path());
        }
        return points;
    }

    private static double metafieldOwners(JsonNode metafields) {
        Set<String> owners = new TreeSet<>();
        (metafields.isArray() ? metafields : List.of(metafields))
                .forEach(m -> owners.add(m.path("ownerId").asText()));
        double points = 0;
        for (String owner : owners) {
            points += METAFIELD_OWNERS.getOrDefault(ownerType(owner), 0.0);
        }
        return points;
    }

    /** {@code Order} of {@code gid://shopify/Order/1}. */
    private static String ownerType(String gid) {
        String[] parts = gid.split("/", -1);
        return parts.length < 2 ? "" : parts[parts.length - 2];
    }

    private static int count(JsonNode node, @Nullable String path) {
        if (node.isNull() || node.isMissingNode()) {
            return 0;
        }
        if (node.isArray()) {
            int sum = 0;
            for (JsonNode element : node) {
                sum += count(element, path);
            }
            return sum;
        }
        if (path == null) {
            return 1;
        }
        int dot = path.indexOf('.');
        return dot < 0
                ? count(node.path(path), null)
                : count(node.path(path.substring(0, dot)), path.substring(dot + 1));
    }
}
