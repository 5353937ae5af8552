package io.shopwright.insights;

import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.kpi.CustomerKpi;
import io.shopwright.analytics.kpi.SubscriptionKpi;
import io.shopwright.client.Gid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which customers of a year stayed so over a period: who bought within a year counts as a customer. */
final class CustomerYears {
    private static final int YEAR = 365;

    private final PurchaseHistory history;

    CustomerYears(PurchaseHistory history) {
        this.history = history;
    }

    /** Customers who ever bought until a day. */
    long customers(LocalDate until) {
        return between(LocalDate.MIN, until).size();
    }

    /** Whether purchases reach back far enough that somebody could have been lost. */
    boolean known(Period period) {
        return history.purchases().stream()
                .anyMatch(each -> !each.day().isAfter(period.to().minusDays(YEAR)));
    }

    Optional<BigDecimal> retention(Period period) {
        Set<Gid> start = yearTo(period.from().minusDays(1));
        Set<Gid> end = yearTo(period.to());
        Set<Gid> fresh = new HashSet<>(end);
        fresh.removeAll(start);
        return known(period) ? CustomerKpi.retentionRate(start.size(), end.size(), fresh.size()) : Optional.empty();
    }

    Optional<BigDecimal> churn(Period period) {
        Set<Gid> lost = new HashSet<>(yearTo(period.from().minusDays(1)));
        long start = lost.size();
        lost.removeAll(yearTo(period.to()));
        return known(period) ? SubscriptionKpi.customerChurn(lost.size(), start) : Optional.empty();
    }

    private Set<Gid> yearTo(LocalDate day) {
        return between(day.minusDays(YEAR - 1L), day);
    }

    private Set<Gid> between(LocalDate from, LocalDate to) {
        Set<Gid> customers = new HashSet<>();
        for (Purchase<Gid> each : history.purchases()) {
            if (!each.day().isBefore(from) && !each.day().isAfter(to)) {
                customers.add(each.customer());
            }
        }
        return customers;
    }
}
