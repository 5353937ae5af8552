package io.shopwright.analytics.clv;

import java.util.ArrayList;
import java.util.List;

/**
 * How many customers made how many repeat purchases, and how many a model expects to: a first check that the model fits.
 *
 * @param bars one for each number of repeat purchases from 0 on; the last is for this many or more
 */
public record FrequencyHistogram(List<Bar> bars) {

    /**
     * Customers with one number of repeat purchases.
     *
     * @param frequency number of repeat purchases; in the last bar, this many or more
     * @param expected number of customers by the model
     * @param actual number of customers
     */
    public record Bar(int frequency, double expected, long actual) {}

    /** Copies the list. */
    public FrequencyHistogram {
        bars = List.copyOf(bars);
    }

    /**
     * Compares a model with the customers it was fitted to; expected are sums of {@link
     * PurchaseModel#probabilityOfPurchases} at each customer's age.
     *
     * @param last the last bar, positive
     */
    public static FrequencyHistogram of(PurchaseModel model, CustomerCounts customers, int last) {
        Check.positive(last, "last");
        double[] expected = new double[last + 1];
        long[] actual = new long[last + 1];
        for (int row = 0; row < customers.distinct(); row++) {
            actual[Math.min(last, customers.frequency(row))] += customers.count(row);
        }
        customers.customersByAge().forEach((age, number) -> {
            double rest = 1;
            for (int k = 0; k < last; k++) {
                double probability = model.probabilityOfPurchases(k, age);
                expected[k] += number * probability;
                rest -= probability;
            }
            expected[last] += number * Math.max(0, rest);
        });
        List<Bar> bars = new ArrayList<>();
        for (int k = 0; k <= last; k++) {
            bars.add(new Bar(k, expected[k], actual[k]));
        }
        return new FrequencyHistogram(bars);
    }
}
