package io.shopwright.analytics.clv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Customer equity: what all customers of a shop, or the groups they fall into, are worth together, and how well the data
 * determine it.
 *
 * <pre>{@code
 * CustomerEquity equity = new CustomerEquity(BgNbd.fit(summaries), GammaGamma.fit(spends), 0.3, Draws.DEFAULT);
 * equity.within(year, customers).interval();
 * equity.within(year, customers, customer -> cohorts.get(customer.customer()));
 * }</pre>
 *
 * <p>The total of a group is the sum of {@link LifetimeValue#within} over its customers. Its interval lies between two
 * quantiles of the totals under pairs of models, each drawn from the distribution of its fit's estimates, one independent
 * of the other. It covers the uncertainty of the parameters, which is common to all customers and does not average out in
 * a large group; neither the chance in what customers do, which matters in a group of a few, nor that the models are
 * wrong.
 *
 * @param purchases fit of how often customers buy
 * @param spend fit of how much they spend on a purchase
 * @param margin share of a purchase that the shop keeps, in (0, 1]; 1 values revenue
 * @param draws how intervals are found
 */
public record CustomerEquity(
        Fit<? extends PurchaseModel> purchases, Fit<GammaGamma> spend, double margin, Draws draws) {

    /** Checks the range of the margin. */
    public CustomerEquity {
        Check.margin(margin);
    }

    /**
     * Returns the value of all these customers within a horizon.
     *
     * @param customers their histories, in the time unit of the purchase model and of the horizon
     * @return 0 without customers
     * @throws IllegalArgumentException if the mean spend of a customer is not finite, see {@link
     *     GammaGamma#expectedMeanSpend}
     */
    public <K> GroupValue within(Horizon horizon, Collection<CustomerHistory<K>> customers) {
        return new Members<>(horizon, List.of(customers)).values().get(0);
    }

    /**
     * Returns the value of each group of customers within a horizon. The totals of the groups add up to that of all
     * customers, but for rounding; the ends of their intervals do not.
     *
     * @param customers their histories, in the time unit of the purchase model and of the horizon
     * @param group which group a customer belongs to, such as his cohort
     * @return the groups that have customers, in the order of their first mention
     * @throws IllegalArgumentException if the mean spend of a customer is not finite, see {@link
     *     GammaGamma#expectedMeanSpend}
     */
    public <K, G> Map<G, GroupValue> within(
            Horizon horizon,
            Collection<CustomerHistory<K>> customers,
            Function<? super CustomerHistory<K>, ? extends G> group) {
        Map<G, List<CustomerHistory<K>>> groups = new LinkedHashMap<>();
        for (CustomerHistory<K> customer : customers) {
            groups.computeIfAbsent(group.apply(customer), key -> new ArrayList<>())
                    .add(customer);
        }
        List<GroupValue> values = new Members<>(horizon, groups.values()).values();
        Map<G, GroupValue> byGroup = new LinkedHashMap<>();
        groups.keySet().forEach(key -> byGroup.put(key, values.get(byGroup.size())));
        return Collections.unmodifiableMap(byGroup);
    }

    /** Groups of customers. What depends on a purchase history alone is computed once for all who share it. */
    private final class Members<K> {

        private final Horizon horizon;
        private final List<? extends Collection<CustomerHistory<K>>> groups;
        private final Map<CustomerSummary, Double> discounted = new LinkedHashMap<>();

        Members(Horizon horizon, Collection<? extends Collection<CustomerHistory<K>>> groups) {
            this.horizon = horizon;
            this.groups = List.copyOf(groups);
        }

        List<GroupValue> values() {
            for (Collection<CustomerHistory<K>> group : groups) {
                group.forEach(customer -> spend.model().expectedMeanSpend(customer.spend()));
            }
            double[] totals = totals(purchases.model(), spend.model());
            double[][] drawn = drawnTotals();
            List<GroupValue> values = new ArrayList<>();
            for (int g = 0; g < totals.length; g++) {
                Optional<Interval> interval = drawn[g].length == 0
                        ? Optional.empty()
                        : Optional.of(
                                draws.interval(Arrays.stream(drawn[g]).sorted().toArray()));
                values.add(new GroupValue(groups.get(g).size(), totals[g], interval));
            }
            return values;
        }

        /** The totals of each group under each pair of models drawn; none unless both fits converged. */
        private double[][] drawnTotals() {
            List<? extends PurchaseModel> models = purchases.draws(draws.number(), draws.seed());
            List<GammaGamma> spends = spend.draws(draws.number(), ~draws.seed());
            int pairs = Math.min(models.size(), spends.size());
            double[][] drawn = new double[groups.size()][pairs];
            for (int d = 0; d < pairs; d++) {
                double[] totals = totals(models.get(d), spends.get(d));
                for (int g = 0; g < totals.length; g++) {
                    drawn[g][d] = totals[g];
                }
            }
            return drawn;
        }

        private double[] totals(PurchaseModel model, GammaGamma spends) {
            discounted.clear();
            double[] totals = new double[groups.size()];
            for (int g = 0; g < totals.length; g++) {
                for (CustomerHistory<K> customer : groups.get(g)) {
                    double number = discounted.computeIfAbsent(
                            customer.summary(), s -> LifetimeValue.discountedPurchases(model, horizon, s));
                    // Infinite money on purchases that will not be is nothing.
                    totals[g] += number == 0 ? 0 : margin * number * spends.meanSpendOrInfinity(customer.spend());
                }
            }
            return totals;
        }
    }
}
