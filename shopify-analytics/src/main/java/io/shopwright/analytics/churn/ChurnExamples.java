package io.shopwright.analytics.churn;

import io.shopwright.analytics.clv.Purchase;
import io.shopwright.analytics.survival.Covariates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Customers of whom it is known whether they bought in a window after a cut, to learn churn from. Features are from until
 * the cut, outcomes from after it; so a model learns nothing that it would not know when it is used.
 *
 * @param <K> what identifies a customer
 * @param examples one a customer with a purchase until the cut, in the order of their first mention
 */
public record ChurnExamples<K>(List<Example<K>> examples) {

    /** Copies the list. */
    public ChurnExamples {
        examples = List.copyOf(examples);
    }

    /**
     * One customer.
     *
     * @param customer who
     * @param features what was known at the cut
     * @param churned whether he bought nothing in the window
     */
    public record Example<K>(K customer, PurchaseFeatures features, boolean churned) {}

    /**
     * A time to watch.
     *
     * @param cut the last day before it
     * @param days its length; the features call as many days before it recent
     */
    public record Window(LocalDate cut, int days) {

        /** Checks the length. */
        public Window {
            Check.positive(days, "days");
        }

        /** The last day of the window. */
        public LocalDate end() {
            return cut.plusDays(days);
        }
    }

    /**
     * Builds the examples of a window.
     *
     * @param purchases in any order; those after the window have no influence
     * @param observationEnd the last day that the purchases cover
     * @throws IllegalArgumentException if the observation ends within the window: who is silent then may still buy
     */
    public static <K> ChurnExamples<K> of(Collection<Purchase<K>> purchases, Window window, LocalDate observationEnd) {
        if (observationEnd.isBefore(window.end())) {
            throw new IllegalArgumentException("the window must be over when the observation ends: window until "
                    + window.end() + ", observation until " + observationEnd);
        }
        Set<K> bought = new HashSet<>();
        for (Purchase<K> purchase : purchases) {
            if (purchase.day().isAfter(window.cut()) && !purchase.day().isAfter(window.end())) {
                bought.add(purchase.customer());
            }
        }
        List<Example<K>> examples = new ArrayList<>();
        PurchaseFeatures.at(purchases, window.cut(), window.days())
                .forEach((customer, features) ->
                        examples.add(new Example<>(customer, features, !bought.contains(customer))));
        return new ChurnExamples<>(examples);
    }

    /** Returns the features, one row an example. */
    public Covariates covariates() {
        return Covariates.ofRows(
                PurchaseFeatures.NAMES,
                examples.stream().map(example -> example.features().toArray()).toList());
    }

    /** Returns who churned, one value an example. */
    public boolean[] outcomes() {
        boolean[] outcomes = new boolean[examples.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = examples.get(i).churned();
        }
        return outcomes;
    }
}
