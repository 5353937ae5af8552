package io.shopwright.insights;

import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every answer about a shop depends on.
 *
 * @param domain the permanent domain
 * @param currencyCode the currency of all amounts
 * @param zone the time zone that days are counted in
 * @param scopes what the access token may do, such as {@code read_orders}
 */
public record ShopFacts(String domain, String currencyCode, ZoneId zone, Set<String> scopes) {
    public ShopFacts {
        scopes = Set.copyOf(scopes);
    }

    record Facts(ShopNode shop, Installation currentAppInstallation) {}

    record ShopNode(String myshopifyDomain, String currencyCode, String ianaTimezone) {}

    record Installation(List<Scope> accessScopes) {}

    record Scope(String handle) {}

    /** Asks the shop. */
    public static ShopFacts of(Shop shop) {
        Facts facts = shop.query(Facts.class).get();
        Set<String> scopes = facts.currentAppInstallation().accessScopes().stream()
                .map(Scope::handle)
                .collect(Collectors.toSet());
        return new ShopFacts(
                facts.shop().myshopifyDomain(),
                facts.shop().currencyCode(),
                zone(facts.shop().ianaTimezone()),
                scopes);
    }

    /**
     * Whether the access token has {@code read_all_orders}; without it a shop shows orders of the last 60 days only,
     * without a word.
     */
    public boolean seesAllOrders() {
        return scopes.contains("read_all_orders");
    }

    /** Whether a token that may write may read as well, as Shopify has it. */
    boolean mayRead(String what) {
        return scopes.contains("read_" + what) || scopes.contains("write_" + what);
    }

    /**
     * An amount that must be in the shop's currency.
     *
     * @param order whose amount it is, for the message
     * @throws UnusableDataException if it is in another
     */
    BigDecimal amount(Money money, String order) {
        if (!money.currencyCode().equals(currencyCode)) {
            throw new UnusableDataException("Order " + order + " is in " + money.currencyCode() + ", the shop in "
                    + currencyCode + ": amounts of two currencies cannot be added. End the observation before the"
                    + " currency changed, or convert the orders first");
        }
        return money.amount();
    }

    /** Without the scopes, of which a token may have dozens. */
    @Override
    public String toString() {
        return domain + ", " + currencyCode + ", " + zone;
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
