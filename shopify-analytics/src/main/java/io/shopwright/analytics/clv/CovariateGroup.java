package io.shopwright.analytics.clv;

import java.util.List;

/**
 * Customers that share the values of some covariates: what is known of a customer from the start and does not change, such
 * as the channel of the first purchase.
 *
 * @param covariates the values, finite; categories as 0 or 1
 * @param customers the customers
 */
public record CovariateGroup(List<Double> covariates, CustomerCounts customers) {

    /** Copies the values and checks them. */
    public CovariateGroup {
        covariates = List.copyOf(covariates);
        for (double value : covariates) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("covariates must be finite: " + covariates);
            }
        }
    }
}
