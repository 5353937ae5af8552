package io.shopwright.analytics.basket;

import java.util.List;

/**
 * Items that were bought together.
 *
 * @param items by Unicode code point, at least one
 * @param count of the baskets that hold all of them
 */
public record ItemSet(List<String> items, int count) {

    /** Copies the list. */
    public ItemSet {
        items = List.copyOf(items);
    }
}
