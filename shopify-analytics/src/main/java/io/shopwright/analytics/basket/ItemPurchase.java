package io.shopwright.analytics.basket;

import java.time.Instant;

/**
 * A customer bought an item.
 *
 * @param customer name of the customer
 * @param item name of the item
 * @param at when
 */
public record ItemPurchase(String customer, String item, Instant at) {}
