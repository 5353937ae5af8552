package io.shopwright.analytics.clv;

/**
 * How far predictions of the purchases in a holdout period are from what happened.
 *
 * @param customers number of customers
 * @param expectedTotal purchases that the model expected of all of them
 * @param actualTotal purchases that they made
 * @param meanAbsoluteError mean over the customers of the absolute difference, in purchases; NaN without customers
 * @param rootMeanSquareError square root of the mean of the squared difference, in purchases; NaN without customers
 */
public record HoldoutErrors(
        int customers, double expectedTotal, long actualTotal, double meanAbsoluteError, double rootMeanSquareError) {

    /** Returns by which fraction the expected total is off: -0.12 for 12 % too few; NaN if there were no purchases. */
    public double bias() {
        return actualTotal == 0 ? Double.NaN : expectedTotal / actualTotal - 1;
    }
}
