package io.shopwright.insights;

import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.kpi.CustomerKpi;
import io.shopwright.client.Gid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Customers who bought in a period. Cancelled orders and those of which nothing was left do not count; guests cannot be
 * told apart and are left out.
 *
 * @param customers all
 * @param newCustomers whose first order ever is of the period
 */
public record Buyers(long customers, long newCustomers) {

    /** Returns customers who had bought before the period over all of it; empty without customers. */
    public Optional<BigDecimal> returningRate() {
        return CustomerKpi.returningCustomerRate(customers - newCustomers, customers);
    }

    static Buyers of(PurchaseHistory history, Period period) {
        Map<Gid, LocalDate> first = new HashMap<>();
        Set<Gid> buyers = new HashSet<>();
        for (Purchase<Gid> purchase : history.purchases()) {
            first.merge(purchase.customer(), purchase.day(), (left, right) -> left.isBefore(right) ? left : right);
            if (period.contains(purchase.day())) {
                buyers.add(purchase.customer());
            }
        }
        long fresh = first.values().stream().filter(period::contains).count();
        return new Buyers(buyers.size(), fresh);
    }
}
