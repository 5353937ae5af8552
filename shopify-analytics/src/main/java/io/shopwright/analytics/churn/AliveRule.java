package io.shopwright.analytics.churn;

import io.shopwright.analytics.clv.CustomerSummary;
import java.util.function.ToDoubleFunction;

/**
 * Calls a customer churned if a model gives him a small probability of being alive.
 *
 * @param threshold in (0, 1); churned is who is below it. 0.5 calls lost who is rather lost than not
 */
public record AliveRule(double threshold) {

    /** Checks the range of the threshold. */
    public AliveRule {
        Check.share(threshold, "threshold");
    }

    /**
     * Judges a customer.
     *
     * <pre>{@code
     * new AliveRule(0.5).judge(customer, fit.model()::probabilityAlive);
     * }</pre>
     *
     * @param probabilityAlive of a model in the time unit of the customer; not asked for a one-time buyer
     */
    public CustomerState judge(CustomerSummary customer, ToDoubleFunction<CustomerSummary> probabilityAlive) {
        if (customer.frequency() == 0) {
            return CustomerState.ONE_TIME_BUYER;
        }
        return probabilityAlive.applyAsDouble(customer) < threshold ? CustomerState.CHURNED : CustomerState.ACTIVE;
    }
}
