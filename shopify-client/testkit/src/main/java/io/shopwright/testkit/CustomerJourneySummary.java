package io.shopwright.testkit;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visits before an order; answers the type of the schema.
 *
 * @param visits at least one, oldest first
 */
record CustomerJourneySummary(Order order, List<CustomerVisit> visits) {
    boolean ready() {
        return true;
    }

    CustomerVisit firstVisit() {
        return visits.get(0);
    }

    CustomerVisit lastVisit() {
        return visits.get(visits.size() - 1);
    }

    int daysToConversion() {
        return (int)
                Duration.between(firstVisit().occurredAt(), order.createdAt()).toDays();
    }

    /** Which of the customer's orders it is, from 0; null for a guest. */
    @Nullable
    Integer customerOrderIndex(Call call) {
        Long customer = order.customerKey();
        return customer == null ? null : call.data().orders().ownedBy(customer).indexOf(order);
    }

    Connection<CustomerVisit> moments(Call call) {
        return Connection.inOrder(visits, call);
    }

    QueryRoot.Count momentsCount() {
        return QueryRoot.Count.exact(visits.size());
    }
}
