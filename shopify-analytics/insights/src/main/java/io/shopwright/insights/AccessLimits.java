package io.shopwright.insights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the access token keeps from an answer, in sentences for {@link Basis#missing}. */
final class AccessLimits {
    /** Days of orders that a shop shows without {@code read_all_orders}. */
    private static final int SHOWN_DAYS = 60;

    private static final List<String> SALES = List.of("orders", "products", "customers");

    private AccessLimits() {}

    /** A sentence that says what is lacking because a scope is. */
    static String lacks(String scope, String what) {
        return "The access token lacks " + scope + ": " + what + ".";
    }

    /**
     * Refuses a question that nothing can be said to.
     *
     * @throws UnusableDataException naming the scopes that are lacking
     */
    static void require(ShopFacts facts, String... what) {
        List<String> lacking = Arrays.stream(what)
                .filter(each -> !facts.mayRead(each))
                .map("read_"::concat)
                .toList();
        if (!lacking.isEmpty()) {
            throw new UnusableDataException("The access token lacks " + String.join(" and ", lacking)
                    + ", without which the question cannot be answered; ask the shop for it");
        }
    }

    /** Whether a {@link SalesLedger} can be read, which holds products and customers. */
    static boolean mayReadSales(ShopFacts facts) {
        return SALES.stream().allMatch(facts::mayRead);
    }

    /** Whether and why sales of the period are out of reach. */
    static List<String> ofSales(ShopFacts facts, Period period) {
        if (mayReadSales(facts)) {
            return ofOrders(facts, period);
        }
        List<String> scopes = SALES.stream()
                .filter(what -> !facts.mayRead(what))
                .map("read_"::concat)
                .toList();
        return List.of(lacks(String.join(" and ", scopes), "orders cannot be read, so nothing is known of sales"));
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
