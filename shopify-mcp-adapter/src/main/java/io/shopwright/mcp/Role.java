package io.shopwright.mcp;

import static io.shopwright.mcp.Capability.ANALYSE_CUSTOMERS;
import static io.shopwright.mcp.Capability.ANALYSE_MARKETING;
import static io.shopwright.mcp.Capability.ANALYSE_SALES;
import static io.shopwright.mcp.Capability.CHANGE_CUSTOMERS;
import static io.shopwright.mcp.Capability.CHANGE_DISCOUNTS;
import static io.shopwright.mcp.Capability.CHANGE_INVENTORY;
import static io.shopwright.mcp.Capability.CHANGE_PRICES;
import static io.shopwright.mcp.Capability.CHANGE_PRODUCTS;
import static io.shopwright.mcp.Capability.CHANGE_TAGS;
import static io.shopwright.mcp.Capability.QUERY_SHOP;
import static io.shopwright.mcp.Capability.READ_CUSTOMERS;
import static io.shopwright.mcp.Capability.READ_INVENTORY;
import static io.shopwright.mcp.Capability.READ_ORDERS;
import static io.shopwright.mcp.Capability.READ_PRODUCTS;
import static io.shopwright.mcp.Capability.READ_SHOP;
import static io.shopwright.mcp.Capability.SEE_PERSONAL_DATA;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who calls, as far as it matters what they may do. The five here are proposals; a host makes its own by the constructor.
 *
 * <p>A role does not give what the shop's access token has not: a call needs both.
 *
 * @param name for messages and the audit
 * @param capabilities what it may do; without {@link Capability#SEE_PERSONAL_DATA} what identifies people is masked
 */
public record Role(String name, Set<Capability> capabilities) {
    /** Everything, personal data included. */
    public static final Role STORE_ADMIN = new Role("store_admin", EnumSet.allOf(Capability.class));

    /** Customers, orders, prices and discounts, with the personal data that selling needs. */
    public static final Role SALES_MANAGER = new Role(
            "sales_manager",
            EnumSet.of(
                    READ_SHOP,
                    READ_ORDERS,
                    READ_CUSTOMERS,
                    READ_PRODUCTS,
                    READ_INVENTORY,
                    ANALYSE_SALES,
                    ANALYSE_CUSTOMERS,
                    ANALYSE_MARKETING,
                    CHANGE_TAGS,
                    CHANGE_PRICES,
                    CHANGE_DISCOUNTS,
                    CHANGE_CUSTOMERS,
                    SEE_PERSONAL_DATA));

    /** Products and stock; no customers. */
    public static final Role INVENTORY_MANAGER = new Role(
            "inventory_manager",
            EnumSet.of(
                    READ_SHOP,
                    READ_PRODUCTS,
                    READ_INVENTORY,
                    ANALYSE_SALES,
                    CHANGE_TAGS,
                    CHANGE_PRODUCTS,
                    CHANGE_INVENTORY));

    /** Reads and computes everything, changes nothing and sees no personal data. */
    public static final Role ANALYST = new Role(
            "analyst",
            EnumSet.of(
                    READ_SHOP,
                    READ_ORDERS,
                    READ_CUSTOMERS,
                    READ_PRODUCTS,
                    READ_INVENTORY,
                    ANALYSE_SALES,
                    ANALYSE_CUSTOMERS,
                    ANALYSE_MARKETING,
                    QUERY_SHOP));

    /** The shop's schema and queries about products; neither orders nor customers one by one. */
    public static final Role DEVELOPER =
            new Role("developer", EnumSet.of(READ_SHOP, READ_PRODUCTS, READ_INVENTORY, QUERY_SHOP));

    /** Who calls where the host names no role: everything but personal data. */
    static final Role UNNAMED = new Role("unnamed", EnumSet.complementOf(EnumSet.of(SEE_PERSONAL_DATA)));

    /** @throws IllegalArgumentException if the name is blank */
    public Role {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a role needs a name, for messages and the audit");
        }
        Set<Capability> copy = EnumSet.noneOf(Capability.class);
        copy.addAll(capabilities);
        capabilities = Collections.unmodifiableSet(copy);
    }

    public boolean may(Capability capability) {
        return capabilities.contains(capability);
    }

    /** The access scopes that a token needs for all that the role may do. */
    public SortedSet<String> scopes() {
        SortedSet<String> scopes = new TreeSet<>();
        capabilities.forEach(capability -> scopes.addAll(capability.scopes()));
        return scopes;
    }

    /** A role of what both may do, by the other's name. */
    Role and(Role other) {
        Set<Capability> both = EnumSet.noneOf(Capability.class);
        both.addAll(capabilities);
        both.retainAll(other.capabilities);
        return new Role(other.name, both);
    }
}
