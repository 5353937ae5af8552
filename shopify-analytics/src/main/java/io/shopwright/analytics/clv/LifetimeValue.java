package io.shopwright.analytics.clv;

/**
 * Customer lifetime value: what a customer's <em>future</em> purchases are worth today, the end of the observation. What
 * he bought before does not count.
 *
 * @param purchases how often customers buy
 * @param spend how much they spend on a purchase
 * @param margin share of a purchase that the shop keeps, in (0, 1]; 1 values revenue
 */
public record LifetimeValue(PurchaseModel purchases, GammaGamma spend, double margin) {

    /** Checks the range of the margin. */
    public LifetimeValue {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be in (0, 1]: " + margin);
        }
    }

    /** The value of revenue. */
    public static LifetimeValue ofRevenue(PurchaseModel purchases, GammaGamma spend) {
        return new LifetimeValue(purchases, spend, 1);
    }

    /**
     * Returns the value of a customer within a horizon.
     *
     * <pre>{@code
     * margin * E[spend] * sum over k = 1 ... n of (E[X(k l)] - E[X((k-1) l)]) / (1+d)^k
     * }</pre>
     *
     * <p>for n periods of length l and a rate of d a period: the money of a period is counted at its end.
     *
     * @param customer the history, in the time unit of the purchase model and of the horizon
     * @param spent the spend on the customer's repeat purchases
     * @return an amount of money, not negative
     * @throws IllegalArgumentException if the mean spend of such a customer is not finite, see {@link
     *     GammaGamma#expectedMeanSpend}
     */
    public double within(Horizon horizon, CustomerSummary customer, Spend spent) {
        double discounted = 0;
        double before = 0;
        for (int k = 1; k <= horizon.periods(); k++) {
            double until = purchases.expectedPurchases(customer, k * horizon.periodLength());
            discounted += (until - before) / Math.pow(1 + horizon.rate(), k);
            before = until;
        }
        return margin * spend.expectedMeanSpend(spent) * discounted;
    }

    /**
     * Returns the value of all future purchases of a customer, each discounted continuously from its own time: {@code
     * margin * E[spend] * DERT}.
     *
     * @param rate continuous discount rate by time unit, positive: ln(1.1)/52 for 10 % a year and weeks
     * @param customer the history, in the time unit of the purchase model and of the rate
     * @param spent the spend on the customer's repeat purchases
     * @return an amount of money, not negative
     * @throws IllegalArgumentException if the mean spend of such a customer is not finite, see {@link
     *     GammaGamma#expectedMeanSpend}
     */
    public double residual(double rate, CustomerSummary customer, Spend spent) {
        return margin * spend.expectedMeanSpend(spent) * purchases.discountedPurchases(customer, rate);
    }
}
