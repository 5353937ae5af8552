package io.shopwright.mcp;

import io.shopwright.insights.ShopFacts;
import java.util.List;

/** What an access token lets its holder see, where the shop would hide the rest without a word. */
final class Reach {
    private Reach() {}

    /** Whether the token may read; one that may write may read as well. */
    static boolean reads(ShopFacts facts, String what) {
        return facts.scopes().contains("read_" + what) || facts.scopes().contains("write_" + what);
    }

    /** The note for answers with orders; empty if all are seen. */
    static List<String> ofOrders(ShopFacts facts) {
        return facts.seesAllOrders() || !reads(facts, "orders")
                ? List.of()
                : List.of("Orders older than 60 days are hidden: the access token lacks read_all_orders.");
    }
}
