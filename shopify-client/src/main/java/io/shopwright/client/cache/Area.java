package io.shopwright.client.cache;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Parts of a shop that change apart. Everything that is not known to belong to one of them is taken to depend on all:
 * orders, for example, change stock and customers, and show products.
 */
final class Area {
    static final int CATALOGUE = 1;
    static final int CUSTOMERS = 2;
    static final int REST = 4;
    static final int ALL = CATALOGUE | CUSTOMERS | REST;
    static final int COUNT = 3;

    private static final Set<String> CATALOGUE_TYPES = Set.of(
            "Product",
            "ProductVariant",
            "ProductOption",
            "ProductOptionValue",
            "ProductOptionValueSwatch",
            "SelectedOption",
            "ProductPriceRangeV2",
            "ProductCompareAtPriceRange",
            "Collection",
            "CollectionRuleSet",
            "CollectionRule",
            "InventoryItem",
            "InventoryLevel",
            "InventoryQuantity");

    private static final Set<String> CUSTOMER_TYPES = Set.of(
            "Customer",
            "CustomerEmailAddress",
            "CustomerPhoneNumber",
            "CustomerEmailMarketingConsentState",
            "CustomerSmsMarketingConsentState",
            "CustomerStatistics",
            "MailingAddress");

    /** Types that change only with what they stand in. */
    private static final Set<String> NEUTRAL_TYPES = Set.of(
            "MoneyV2",
            "MoneyBag",
            "PageInfo",
            "SEO",
            "Count",
            "Image",
            "Media",
            "MediaImage",
            "Metafield",
            "Weight",
            "InventoryItemMeasurement");

    private Area() {}

    /** The types that are known to belong to an area, or to none. */
    static Set<String> names() {
        Set<String> names = new HashSet<>(CATALOGUE_TYPES);
        names.addAll(CUSTOMER_TYPES);
        names.addAll(NEUTRAL_TYPES);
        return names;
    }

    static boolean isNeutral(String type) {
        return NEUTRAL_TYPES.contains(type);
    }

    /** The areas in which a value of this type may change. */
    static int ofType(String type) {
        if (NEUTRAL_TYPES.contains(type)) {
            return 0;
        }
        return CATALOGUE_TYPES.contains(type) ? CATALOGUE : CUSTOMER_TYPES.contains(type) ? CUSTOMERS : ALL;
    }

    /** The areas in which the answer of this query may change, whatever is selected. */
    static int ofQuery(String rootField) {
        if (isCatalogue(rootField) || rootField.startsWith("inventoryItem")) {
            return CATALOGUE;
        }
        return rootField.startsWith("customer") ? CUSTOMERS : ALL;
    }

    /** Whether a query, a mutation or a topic is by its name about products and collections. */
    static boolean isCatalogue(String name) {
        return name.startsWith("product") || name.startsWith("collection");
    }

    /** The areas that change where this is written or told of: its own, and those that depend on all. */
    static int changedBy(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isCatalogue(lower)) {
            return CATALOGUE | REST;
        }
        return lower.startsWith("customer") ? CUSTOMERS | REST : ALL;
    }

    /** The areas that change with an object of this type. */
    static int changedWith(String type) {
        return ofType(type) | REST;
    }
}
