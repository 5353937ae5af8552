package io.shopwright.analytics.clv;

import java.util.OptionalInt;
import java.util.stream.IntStream;

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
        Check.margin(margin);
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
        return margin * spend.expectedMeanSpend(spent) * discountedPurchases(purchases, horizon, customer);
    }

    /**
     * Returns the value of the repeat purchases that a new customer is expected to make, within a horizon.
     *
     * @throws IllegalArgumentException if the mean spend of all customers is not finite
     */
    public double ofNewCustomer(Horizon horizon) {
        return within(horizon, CustomerSummary.NEW, Spend.NONE);
    }

    /**
     * Returns after how many periods a new customer has paid back what it cost to win him: the first period at whose end
     * the margin of the first purchase and the discounted value of repeat purchases reach the cost.
     *
     * @param horizon how far to look
     * @param acquisitionCost cost of winning a customer (CAC), not negative
     * @param firstMargin what the shop keeps of his first purchase, not negative
     * @return 0 if the first purchase pays, empty if the horizon does not suffice
     */
    public OptionalInt paybackPeriods(Horizon horizon, double acquisitionCost, double firstMargin) {
        Check.notNegative(acquisitionCost, "acquisitionCost");
        Check.notNegative(firstMargin, "firstMargin");
        double each = margin * spend.expectedMeanSpend(Spend.NONE);
        double[] cumulative = cumulativePurchases(purchases, horizon, CustomerSummary.NEW);
        return IntStream.range(0, cumulative.length)
                .filter(k -> firstMargin + each * cumulative[k] >= acquisitionCost)
                .findFirst();
    }

    /** The expected purchases within a horizon, each discounted from the end of its period. */
    static double discountedPurchases(PurchaseModel model, Horizon horizon, CustomerSummary customer) {
        return cumulativePurchases(model, horizon, customer)[horizon.periods()];
    }

    /** The discounted purchases of the periods before each moment from 0 to the end of the horizon. */
    private static double[] cumulativePurchases(PurchaseModel model, Horizon horizon, CustomerSummary customer) {
        double[] purchases = new double[horizon.periods() + 1];
        double before = 0;
        for (int k = 1; k <= horizon.periods(); k++) {
            double until = model.expectedPurchases(customer, k * horizon.periodLength());
            purchases[k] = purchases[k - 1] + (until - before) / Math.pow(1 + horizon.rate(), k);
            before = until;
        }
        return purchases;
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
