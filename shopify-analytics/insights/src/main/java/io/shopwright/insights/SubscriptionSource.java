package io.shopwright.insights;

import io.shopwright.analytics.kpi.SubscriptionKpi.Subscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What subscribers pay again and again, which the apps know that sell subscriptions.
 *
 * <p>As CSV, with a header: {@code first_day,last_day,amount,interval_months}; without a last day a subscription goes on.
 */
@FunctionalInterface
public interface SubscriptionSource {
    /** Knows nothing. */
    SubscriptionSource NONE = day -> Optional.empty();

    /**
     * A subscription's terms.
     *
     * @param last the last day on which it is active; {@link LocalDate#MAX} if it goes on
     * @param amount of one charge in the shop's currency
     * @param intervalMonths months between two charges
     */
    record Contract(LocalDate first, LocalDate last, BigDecimal amount, int intervalMonths) {}

    /** The subscriptions that are active on a day; empty if they are not known. */
    Optional<List<Subscription>> active(LocalDate day);

    /** All subscriptions that there are. */
    static SubscriptionSource of(List<Contract> contracts) {
        List<Contract> copy = List.copyOf(contracts);
        return day -> Optional.of(copy.stream()
                .filter(each -> !each.first().isAfter(day) && !each.last().isBefore(day))
                .map(each -> new Subscription(each.amount(), each.intervalMonths()))
                .toList());
    }

    /**
     * Subscriptions from a CSV text.
     *
     * @throws IllegalArgumentException naming the line that breaks a rule
     */
    static SubscriptionSource parse(String csv) {
        List<Contract> contracts = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.parse(csv, List.of("first_day", "last_day", "amount", "interval_months"))
                .rows()) {
            contracts.add(new Contract(
                    CsvValues.day(row, "first_day"),
                    row.text("last_day").isEmpty() ? LocalDate.MAX : CsvValues.day(row, "last_day"),
                    CsvValues.decimal(row, "amount"),
                    (int) Math.min(Integer.MAX_VALUE, CsvValues.whole(row, "interval_months"))));
        }
        return of(contracts);
    }
}
