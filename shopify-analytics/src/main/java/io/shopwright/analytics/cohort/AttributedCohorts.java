package io.shopwright.analytics.cohort;

import io.shopwright.analytics.order.CustomerOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One cohort table for each attribute of the first purchase: do customers who came for this product, by this channel or
 * with a discount come back more than others? They differ in more than the attribute, so this shows no cause.
 *
 * @param <A> what is known of an order
 * @param tables the tables by attribute, in the order in which the attributes are first mentioned
 */
public record AttributedCohorts<A>(Map<A, CohortTable> tables) {

    /** Copies the map. */
    public AttributedCohorts {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /**
     * Puts all orders of a customer into the table of the attribute of his first purchase: that of the earliest day, and
     * among several on that day the first given. Customers with refunds only are in no table.
     *
     * @param end last day of the observation; orders on it count, later ones are left out
     */
    public static <K, A> AttributedCohorts<A> of(
            Collection<AttributedOrder<K, A>> orders, CohortPeriod period, LocalDate end) {
        Map<K, AttributedOrder<K, A>> first = new HashMap<>();
        for (AttributedOrder<K, A> order : orders) {
            if (!order.order().refund()) {
                first.merge(
                        order.order().customer(),
                        order,
                        (one, two) -> two.order().day().isBefore(one.order().day()) ? two : one);
            }
        }
        Map<A, List<CustomerOrder<K>>> parts = new LinkedHashMap<>();
        for (AttributedOrder<K, A> order : orders) {
            AttributedOrder<K, A> opening = first.get(order.order().customer());
            if (opening != null) {
                parts.computeIfAbsent(opening.attribute(), key -> new ArrayList<>())
                        .add(order.order());
            }
        }
        Map<A, CohortTable> tables = new LinkedHashMap<>();
        parts.forEach((attribute, part) -> tables.put(attribute, CohortTable.of(part, period, end)));
        return new AttributedCohorts<>(tables);
    }
}
