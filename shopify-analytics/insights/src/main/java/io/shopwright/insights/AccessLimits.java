package io.shopwright.insights;

import java.util.ArrayList;
import java.util.List;

/** What the access token keeps from an answer, in sentences for {@link Basis#missing}. */
final class AccessLimits {
    /** Days of orders that a shop shows without {@code read_all_orders}. */
    private static final int SHOWN_DAYS = 60;

    private AccessLimits() {}

    /** A sentence that says what is lacking because a scope is. */
    static String lacks(String scope, String what) {
        return "The access token lacks " + scope + ": " + what + ".";
    }

    /** Whether and why orders of the period are out of reach. */
    static List<String> ofOrders(ShopFacts facts, Period period) {
        List<String> missing = new ArrayList<>();
        if (!facts.mayRead("orders")) {
            missing.add(lacks("read_orders", "no order can be read, so nothing is known of sales"));
        } else if (!facts.seesAllOrders() && period.from().isBefore(period.to().minusDays(SHOWN_DAYS))) {
            missing.add(lacks(
                    "read_all_orders",
                    "orders older than " + SHOWN_DAYS + " days are hidden, and all that rests on a longer past is cut"
                            + " short"));
        }
        return missing;
    }
}
