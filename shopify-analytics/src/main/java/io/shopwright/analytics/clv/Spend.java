package io.shopwright.analytics.clv;

/**
 * How much a customer spends on a purchase, on average: what {@link GammaGamma} knows of him.
 *
 * @param purchases number of purchases that the mean is taken over; beside a {@link CustomerSummary} these are its repeat
 *     purchases, and the first one does not count
 * @param mean mean value of those purchases, not negative; 0 without purchases
 */
public record Spend(int purchases, double mean) {

    /** Nothing is known of this customer's spend. */
    public static final Spend NONE = new Spend(0, 0);

    /** Checks the range of each number. */
    public Spend {
        Check.notNegative(purchases, "purchases");
        Check.notNegative(mean, "mean");
        if (purchases == 0 && mean > 0) {
            throw new IllegalArgumentException("mean must be 0 without purchases: " + mean);
        }
    }

    /** Whether a fit can use it: at least one purchase, with a positive value. */
    boolean informative() {
        return purchases > 0 && mean > 0;
    }
}
