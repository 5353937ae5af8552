package io.shopwright.analytics.clv;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The purchases of many customers, split in time: what a model may be fitted to, and what it should have predicted.
 *
 * <p>Customers whose first purchase is after the split are left out.
 *
 * @param <K> what identifies a customer
 * @param customers one each, in the order of their first mention
 * @param length time from the split to the end, in the time unit of the histories
 */
public record Holdout<K>(List<Customer<K>> customers, double length) {

    /**
     * One customer.
     *
     * @param <K> what identifies a customer
     * @param history until the split
     * @param purchases number of days with a purchase after the split, until the end
     * @param spent total of those purchases
     */
    public record Customer<K>(CustomerHistory<K> history, int purchases, double spent) {}

    /** Copies the list. */
    public Holdout {
        customers = List.copyOf(customers);
        Check.positive(length, "length");
    }

    /**
     * Splits purchases, in any order.
     *
     * @param split last day of the calibration period; purchases on it are part of the histories
     * @param end last day of the holdout period, after the split; later purchases are left out
     * @param scale the time unit of the histories
     */
    public static <K> Holdout<K> of(
            Collection<Purchase<K>> purchases, LocalDate split, LocalDate end, TimeScale scale) {
        Map<K, TreeMap<LocalDate, List<Double>>> later = new HashMap<>();
        for (Purchase<K> purchase : purchases) {
            if (purchase.day().isAfter(split) && !purchase.day().isAfter(end)) {
                later.computeIfAbsent(purchase.customer(), key -> new TreeMap<>())
                        .computeIfAbsent(purchase.day(), day -> new ArrayList<>())
                        .add(purchase.amount());
            }
        }
        List<Customer<K>> customers = new ArrayList<>();
        for (CustomerHistory<K> history :
                PurchaseSummaries.of(purchases, split, scale).customers()) {
            TreeMap<LocalDate, List<Double>> days = later.getOrDefault(history.customer(), new TreeMap<>());
            double spent = days.values().stream()
                    .mapToDouble(amounts ->
                            amounts.stream().mapToDouble(x -> x).sorted().sum())
                    .sum();
            customers.add(new Customer<>(history, days.size(), spent));
        }
        return new Holdout<>(customers, scale.fromDays(ChronoUnit.DAYS.between(split, end)));
    }

    /** The histories alone, to fit a model to. */
    public List<CustomerSummary> summaries() {
        return customers.stream().map(customer -> customer.history().summary()).toList();
    }

    /**
     * Returns how far a model's predictions for each customer are from what happened.
     *
     * @throws IllegalArgumentException if nobody bought before the split
     */
    public HoldoutErrors errors(PurchaseModel model) {
        double expected = 0;
        long actual = 0;
        double absolute = 0;
        double squares = 0;
        for (Customer<K> customer : customers) {
            double prediction = model.expectedPurchases(customer.history().summary(), length);
            double error = prediction - customer.purchases();
            expected += prediction;
            actual += customer.purchases();
            absolute += Math.abs(error);
            squares += error * error;
        }
        int n = customers.size();
        if (n == 0) {
            throw new IllegalArgumentException("need a customer with a purchase until the split: 0; split later");
        }
        return new HoldoutErrors(n, expected, actual, absolute / n, Math.sqrt(squares / n));
    }

    /**
     * Returns expected and actual purchases in the holdout period by the number of repeat purchases before it.
     *
     * @param last the last bin, for this many repeat purchases or more, not negative; 7 in the papers
     * @return a bin for each number from 0 to {@code last}; its means are empty if there are no such customers
     */
    public List<FrequencyBin> byFrequency(PurchaseModel model, int last) {
        Check.notNegative(last, "last");
        int[] number = new int[last + 1];
        double[] expected = new double[last + 1];
        long[] actual = new long[last + 1];
        for (Customer<K> customer : customers) {
            CustomerSummary summary = customer.history().summary();
            int bin = Math.min(last, summary.frequency());
            number[bin]++;
            expected[bin] += model.expectedPurchases(summary, length);
            actual[bin] += customer.purchases();
        }
        List<FrequencyBin> bins = new ArrayList<>();
        for (int k = 0; k <= last; k++) {
            bins.add(new FrequencyBin(k, number[k], mean(expected[k], number[k]), mean((double) actual[k], number[k])));
        }
        return bins;
    }

    private static OptionalDouble mean(double sum, int number) {
        return number == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / number);
    }
}
