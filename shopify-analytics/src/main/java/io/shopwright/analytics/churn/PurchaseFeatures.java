package io.shopwright.analytics.churn;

import io.shopwright.analytics.clv.Purchase;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was known of a customer's purchases at the end of a day, the cut. Nothing after it has any influence.
 *
 * @param purchaseDays number of days with a purchase, at least 1
 * @param silence days from the last purchase to the cut, at least 0
 * @param age days from the first purchase to the cut, at least the silence
 * @param spendPerDay mean amount of a day with a purchase
 * @param recentPurchaseDays those of the days that are recent
 * @param recentSpend the amount of the recent days
 */
public record PurchaseFeatures(
        int purchaseDays, int silence, int age, double spendPerDay, int recentPurchaseDays, double recentSpend) {

    /** The names of the components, in their order. */
    public static final List<String> NAMES =
            List.of("purchaseDays", "silence", "age", "spendPerDay", "recentPurchaseDays", "recentSpend");

    /**
     * Summarises the purchases until a cut by customer.
     *
     * @param purchases in any order
     * @param cut the last day that counts
     * @param recentDays recent are the cut and the days before it, this many in all; positive
     * @return one entry a customer with a purchase until the cut, in the order of their first mention
     */
    public static <K> Map<K, PurchaseFeatures> at(Collection<Purchase<K>> purchases, LocalDate cut, int recentDays) {
        Check.positive(recentDays, "recentDays");
        Map<K, List<Purchase<K>>> byCustomer = new LinkedHashMap<>();
        for (Purchase<K> purchase : purchases) {
            if (!purchase.day().isAfter(cut)) {
                byCustomer
                        .computeIfAbsent(purchase.customer(), customer -> new ArrayList<>(1))
                        .add(purchase);
            }
        }
        Map<K, PurchaseFeatures> features = new LinkedHashMap<>();
        byCustomer.forEach((customer, own) -> features.put(customer, of(own, cut, recentDays)));
        return features;
    }

    /** Returns the components in the order of {@link #NAMES}, as the models take them. */
    public double[] toArray() {
        return new double[] {purchaseDays, silence, age, spendPerDay, recentPurchaseDays, recentSpend};
    }

    private static <K> PurchaseFeatures of(List<Purchase<K>> purchases, LocalDate cut, int recentDays) {
        // By amount, too, for equal sums of equal purchases in any order.
        purchases.sort(
                Comparator.comparing((Purchase<K> purchase) -> purchase.day()).thenComparingDouble(Purchase::amount));
        LocalDate notRecent = cut.minusDays(recentDays);
        LocalDate last = LocalDate.MIN;
        int days = 0;
        int recent = 0;
        double spent = 0;
        double recentSpent = 0;
        for (Purchase<K> purchase : purchases) {
            boolean isRecent = purchase.day().isAfter(notRecent);
            if (purchase.day().isAfter(last)) {
                last = purchase.day();
                days++;
                recent += isRecent ? 1 : 0;
            }
            spent += purchase.amount();
            recentSpent += isRecent ? purchase.amount() : 0;
        }
        int silence = Math.toIntExact(ChronoUnit.DAYS.between(last, cut));
        int age = Math.toIntExact(ChronoUnit.DAYS.between(purchases.get(0).day(), cut));
        return new PurchaseFeatures(days, silence, age, spent / days, recent, recentSpent);
    }
}
