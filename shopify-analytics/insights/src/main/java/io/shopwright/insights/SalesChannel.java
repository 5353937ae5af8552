package io.shopwright.insights;

import java.util.Locale;
import java.util.Map;

/** The kinds of places where orders are placed. */
public enum SalesChannel {
    ONLINE_STORE,
    SOCIAL,
    MARKETPLACE,
    POINT_OF_SALE,
    MOBILE_APP,
    /** Orders that the merchant wrote. */
    DRAFT_ORDER,
    /** Apps that the name does not tell. */
    OTHER;

    /** Shopify's own names, and those that the channels of well-known marketplaces and networks use. */
    private static final Map<String, SalesChannel> NAMES = Map.ofEntries(
            Map.entry("web", ONLINE_STORE),
            Map.entry("pos", POINT_OF_SALE),
            Map.entry("iphone", MOBILE_APP),
            Map.entry("android", MOBILE_APP),
            Map.entry("mobile_app", MOBILE_APP),
            Map.entry("shopify_draft_order", DRAFT_ORDER),
            Map.entry("facebook", SOCIAL),
            Map.entry("instagram", SOCIAL),
            Map.entry("tiktok", SOCIAL),
            Map.entry("pinterest", SOCIAL),
            Map.entry("amazon", MARKETPLACE),
            Map.entry("ebay", MARKETPLACE),
            Map.entry("etsy", MARKETPLACE),
            Map.entry("walmart", MARKETPLACE));

    /**
     * The kind of a source name of an order. Sales channels by apps have a number for a name, which only the merchant can
     * tell.
     *
     * @param own what the merchant knows, by source name; comes before all else
     */
    static SalesChannel of(String sourceName, Map<String, SalesChannel> own) {
        SalesChannel known = own.get(sourceName);
        return known != null ? known : NAMES.getOrDefault(sourceName.toLowerCase(Locale.ROOT), OTHER);
    }
}
