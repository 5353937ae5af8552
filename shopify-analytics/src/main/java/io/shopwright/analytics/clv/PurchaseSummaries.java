package io.shopwright.analytics.clv;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The purchases of many customers until the end of an observation, summarised for the models.
 *
 * <p>All purchases of one day count as one, with their total. A customer's first day opens his history and is not counted:
 * frequency is the number of later days, recency the time from the first to the last day, age the time from the first day
 * to the end (both days given: from January 1 to September 30 it is 272 days), and the mean spend is that of the later
 * days.
 *
 * @param <K> what identifies a customer
 * @param customers one history a customer, in the order of their first mention
 * @param latePurchases number of purchases after the end, which were left out
 * @param lateCustomers number of customers without a purchase until the end, which were left out
 */
public record PurchaseSummaries<K>(List<CustomerHistory<K>> customers, int latePurchases, int lateCustomers) {

    /** Copies the list. */
    public PurchaseSummaries {
        customers = List.copyOf(customers);
    }

    /**
     * Summarises purchases, in any order.
     *
     * @param end last day of the observation; purchases on it count
     * @param scale the time unit of the summaries
     */
    public static <K> PurchaseSummaries<K> of(Collection<Purchase<K>> purchases, LocalDate end, TimeScale scale) {
        Map<K, List<Purchase<K>>> byCustomer = new LinkedHashMap<>();
        int late = 0;
        for (Purchase<K> purchase : purchases) {
            List<Purchase<K>> own = byCustomer.computeIfAbsent(purchase.customer(), key -> new ArrayList<>(1));
            if (purchase.day().isAfter(end)) {
                late++;
            } else {
                own.add(purchase);
            }
        }
        List<CustomerHistory<K>> histories = new ArrayList<>(byCustomer.size());
        byCustomer.forEach((customer, own) -> {
            if (!own.isEmpty()) {
                histories.add(history(own, end, scale));
            }
        });
        return new PurchaseSummaries<>(histories, late, byCustomer.size() - histories.size());
    }

    /** The summaries alone, to fit {@link BgNbd} to. */
    public List<CustomerSummary> summaries() {
        return customers.stream().map(CustomerHistory::summary).toList();
    }

    /** The spends alone, to fit {@link GammaGamma} to. */
    public List<Spend> spends() {
        return customers.stream().map(CustomerHistory::spend).toList();
    }

    private static <K> CustomerHistory<K> history(List<Purchase<K>> purchases, LocalDate end, TimeScale scale) {
        // By amount, too, for equal sums of equal purchases in any order.
        purchases.sort(
                Comparator.comparing((Purchase<K> purchase) -> purchase.day()).thenComparingDouble(Purchase::amount));
        LocalDate first = purchases.get(0).day();
        LocalDate last = first;
        int repeats = 0;
        double spent = 0;
        for (Purchase<K> purchase : purchases) {
            if (purchase.day().isAfter(last)) {
                repeats++;
                last = purchase.day();
            }
            if (repeats > 0) {
                spent += purchase.amount();
            }
        }
        double recency = scale.fromDays(ChronoUnit.DAYS.between(first, last));
        double age = scale.fromDays(ChronoUnit.DAYS.between(first, end));
        Spend spend = repeats == 0 ? Spend.NONE : new Spend(repeats, spent / repeats);
        return new CustomerHistory<>(purchases.get(0).customer(), new CustomerSummary(repeats, recency, age), spend);
    }
}
