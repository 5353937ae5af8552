package io.shopwright.analytics.basket;

import java.util.List;

/** Says what a customer may buy next. */
@FunctionalInterface
public interface Recommender {

    /**
     * Returns items that the customer has not bought, the best first; of equally good ones the first in the order of the
     * items. As many as asked for, unless fewer are left.
     *
     * @param customer known from the interactions that it learnt from
     * @param count at least 1
     * @throws IllegalArgumentException if the customer is unknown
     */
    List<Recommendation> recommend(String customer, int count);
}
