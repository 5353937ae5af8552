package io.shopwright.analytics.clv;

/**
 * A model of how often customers come back, and of when they stop, for non-contractual buying.
 *
 * <p>All models share the purchases: while alive, a customer buys at random with his own rate, and rates follow a gamma
 * distribution. They differ in when a customer may drop out, which nobody observes:
 *
 * <ul>
 *   <li>{@link BgNbd}: after each repeat purchase. Who bought once counts as alive.
 *   <li>{@link MbgNbd}: after each purchase, the first one included.
 *   <li>{@link ParetoNbd}: at any time.
 * </ul>
 *
 * <p>The first purchase is given; all counts are of repeat purchases. Times are in the unit of the customers that the
 * model was fitted to.
 */
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd {

    /**
     * Returns the logarithm of the likelihood of one customer's history, a density by the times of the purchases. 0 for a
     * customer of age 0.
     */
    double logLikelihood(CustomerSummary customer);

    /**
     * Returns the probability that a customer with this history is still alive, in [0, 1]. A long silence of a frequent
     * buyer gives a number so small that it may round to 0.
     */
    double probabilityAlive(CustomerSummary customer);

    /**
     * Returns the expected number of purchases of a customer with this history in the time after the observation.
     *
     * @param horizon length of that time, not negative
     * @return a number of purchases; 0 for horizon 0
     */
    double expectedPurchases(CustomerSummary customer, double horizon);

    /**
     * Returns the expected number of all future purchases, each discounted continuously to the end of the observation
     * (DERT, discounted expected residual transactions).
     *
     * @param rate continuous discount rate by time unit, positive: ln(1.1)/52 for 10 % a year and weeks
     * @return a number of purchases
     */
    double discountedPurchases(CustomerSummary customer, double rate);

    /**
     * Returns the probability that a new customer makes exactly this many repeat purchases.
     *
     * @param purchases number of repeat purchases, not negative
     * @param horizon time since the first purchase, not negative
     * @return a probability in [0, 1]
     */
    double probabilityOfPurchases(int purchases, double horizon);

    /**
     * Returns the model of customers who differ from these by constant factors.
     *
     * @param purchases factor of all purchase rates, positive
     * @param dropout factor of all dropout rates of {@link ParetoNbd}; for the other models a factor of a and b, which leaves
     *     the mean dropout probability as it is and makes customers more alike in it the greater it is. Positive
     */
    PurchaseModel scaled(double purchases, double dropout);

    /**
     * Returns the expected number of repeat purchases of a new customer.
     *
     * @param horizon time since the first purchase, not negative
     * @return a number of purchases; 0 for horizon 0
     */
    default double expectedPurchases(double horizon) {
        return expectedPurchases(CustomerSummary.NEW, horizon);
    }
}
