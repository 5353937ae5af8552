package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Objective;
import io.shopwright.analytics.internal.Optimum;
import java.util.Optional;

/** The log-likelihood of a purchase model's log-parameters; the first two are always ln r and ln alpha. */
interface PurchaseLikelihood extends Objective {

    /** Log-parameters to start from. */
    double[] start();

    /** Log-parameters to start from once more, where the likelihood may have another maximum than the first one found. */
    default Optional<double[]> secondStart(Optimum first) {
        return Optional.empty();
    }

    /**
     * Returns the model's parameters in the time unit of the customers.
     *
     * @param logs all log-parameters, or ln r and ln alpha alone
     */
    double[] parameters(double[] logs);

    /** How a factor of the dropout enters each log-parameter: its logarithm times this is added. */
    double[] dropoutDirection();
}
