package io.shopwright.analytics.basket;

import java.util.List;

/**
 * Recommends what most customers bought: what any cleverer recommender must beat. The score is the number of customers.
 */
public final class PopularItems implements Recommender {

    private final Interactions interactions;
    private final double[] customers;

    private PopularItems(Interactions interactions, double[] customers) {
        this.interactions = interactions;
        this.customers = customers;
    }

    /** Counts the customers of each item. */
    public static PopularItems of(Interactions interactions) {
        double[] customers = new double[interactions.items().size()];
        for (int at = 0; at < interactions.size(); at++) {
            customers[interactions.byCustomer().column(at)]++;
        }
        return new PopularItems(interactions, customers);
    }

    @Override
    public List<Recommendation> recommend(String customer, int count) {
        return interactions.best(interactions.customerNames().number(customer, "customer"), customers, count);
    }
}
