package io.shopwright.mcp;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Something that a {@link Role} may do. Each has the access scopes that the shop's token needs at least for it. */
public enum Capability {
    /** The shop itself: settings, locations, totals. */
    READ_SHOP,
    /** Orders, one by one. */
    READ_ORDERS("read_orders"),
    /** Customers, one by one; masked without {@link #SEE_PERSONAL_DATA}. */
    READ_CUSTOMERS("read_customers"),
    /** Products and their variants. */
    READ_PRODUCTS("read_products"),
    /** Stock by location. */
    READ_INVENTORY("read_inventory", "read_products"),
    /** Figures of sales: course, forecasts, prices, experiments. */
    ANALYSE_SALES("read_orders"),
    /** Figures of customers: value, churn, segments, cohorts. */
    ANALYSE_CUSTOMERS("read_customers", "read_orders"),
    /** Figures of marketing: channels, attribution, budgets. */
    ANALYSE_MARKETING("read_orders"),
    /** Queries in Shopify's own languages; they answer whatever the token may read. */
    QUERY_SHOP,
    /** Tags of products, customers and orders. */
    CHANGE_TAGS,
    /** Products, their status for example. */
    CHANGE_PRODUCTS("read_products", "write_products"),
    /** Prices of variants. */
    CHANGE_PRICES("read_products", "write_products"),
    /** Quantities in stock. */
    CHANGE_INVENTORY("read_inventory", "read_products", "write_inventory"),
    /** Discount codes. */
    CHANGE_DISCOUNTS("read_discounts", "write_discounts"),
    /** Customers and groups of them. */
    CHANGE_CUSTOMERS("read_customers", "write_customers"),
    /** Names, addresses, e-mail, telephone and notes of people, unmasked. */
    SEE_PERSONAL_DATA;

    /** Separated by spaces. */
    private final String scopes;

    Capability(String... scopes) {
        this.scopes = String.join(" ", scopes);
    }

    /** Access scopes without which it cannot be used. */
    public SortedSet<String> scopes() {
        SortedSet<String> all = new TreeSet<>(List.of(scopes.split(" ")));
        all.remove("");
        return Collections.unmodifiableSortedSet(all);
    }

    /** In lower case with underscores. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
