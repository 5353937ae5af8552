package io.shopwright.insights;

import io.shopwright.client.Shop;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/**
 * What every answer about a shop depends on.
 *
 * @param domain the permanent domain
 * @param currencyCode the currency of all amounts
 * @param zone the time zone that days are counted in
 * @param seesAllOrders whether the access token has {@code read_all_orders}; without it a shop shows orders of the last
 *     60 days only, without a word
 */
public record ShopFacts(String domain, String currencyCode, ZoneId zone, boolean seesAllOrders) {
    record Facts(ShopNode shop, Installation currentAppInstallation) {}

    record ShopNode(String myshopifyDomain, String currencyCode, String ianaTimezone) {}

    record Installation(List<Scope> accessScopes) {}

    record Scope(String handle) {}

    /** Asks the shop. */
    public static ShopFacts of(Shop shop) {
        Facts facts = shop.query(Facts.class).get();
        boolean all = facts.currentAppInstallation().accessScopes().stream()
                .anyMatch(scope -> scope.handle().equals("read_all_orders"));
        return new ShopFacts(
                facts.shop().myshopifyDomain(),
                facts.shop().currencyCode(),
                zone(facts.shop().ianaTimezone()),
                all);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new UnusableDataException("The shop's time zone '" + name
                    + "' is unknown to this Java; update its time" + " zone data: " + e.getMessage());
        }
    }
}
