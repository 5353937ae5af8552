package io.shopwright.analytics.clv;

import java.util.OptionalDouble;

/**
 * How far predictions of the purchases in a holdout period are from what happened.
 *
 * @param customers number of customers, at least 1
 * @param expectedTotal purchases that the model expected of all of them
 * @param actualTotal purchases that they made
 * @param meanAbsoluteError mean over the customers of the absolute difference, in purchases
 * @param rootMeanSquareError square root of the mean of the squared difference, in purchases
 */
public record HoldoutErrors(
        int customers, double expectedTotal, long actualTotal, double meanAbsoluteError, double rootMeanSquareError) {

    /** Returns by which fraction the expected total is off: -0.12 for 12 % too few; empty if there were no purchases. */
    public OptionalDouble bias() {
        return actualTotal == 0 ? OptionalDouble.empty() : OptionalDouble.of(expectedTotal / actualTotal - 1);
    }
}
