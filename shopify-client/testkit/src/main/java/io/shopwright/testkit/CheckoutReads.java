package io.shopwright.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads checkouts that were abandoned. */
interface CheckoutReads {
    SearchFields<AbandonedCheckout> CHECKOUTS = new SearchFields<AbandonedCheckout>(
                    "abandonedCheckouts", Set.of("email_state", "status"), checkout -> List.of(checkout.name()))
            .number("id", AbandonedCheckout::key)
            .choice(
                    "recovery_state",
                    Set.of("recovered", "not_recovered"),
                    (checkout, wanted) -> (checkout.completedAt() != null) == wanted.equals("recovered"))
            .time("created_at", AbandonedCheckout::createdAt)
            .time("updated_at", AbandonedCheckout::updatedAt);

    Map<String, SortKey<AbandonedCheckout, ?>> CHECKOUT_ORDERS = Map.of(
            "ID", SortKey.number(AbandonedCheckout::key),
            "CHECKOUT_ID", SortKey.number(AbandonedCheckout::key),
            "CREATED_AT", SortKey.time(AbandonedCheckout::createdAt),
            "TOTAL_PRICE", SortKey.amount(AbandonedCheckout::total));

    default Connection<AbandonedCheckout> abandonedCheckouts(Call call) {
        SortKey<AbandonedCheckout, ?> order = CHECKOUT_ORDERS.get(String.valueOf(call.text("sortKey")));
        if (order == null) {
            throw ShopifyError.notSimulated("AbandonedCheckoutSortKeys." + call.text("sortKey"));
        }
        return Connection.cut(
                call.data().table(AbandonedCheckout.class).sorted(order),
                order,
                CHECKOUTS.filter(call),
                Window.of(call));
    }

    default QueryRoot.Count abandonedCheckoutsCount(Call call) {
        call.session().require("read_orders", call.field());
        Predicate<AbandonedCheckout> filter = CHECKOUTS.filter(call);
        return QueryRoot.count(
                call, () -> call.data().table(AbandonedCheckout.class).count(filter));
    }
}
