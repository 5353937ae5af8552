package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.ChiSquaredTail;

/**
 * A test statistic that follows a chi-squared distribution if the tested hypothesis is true.
 *
 * @param statistic not negative; the larger, the less the data fit the hypothesis
 * @param degreesOfFreedom 0 if the data cannot test anything
 */
public record ChiSquared(double statistic, int degreesOfFreedom) {

    /** Returns the probability of a statistic at least this large under the hypothesis; 1 without degrees of freedom. */
    public double pValue() {
        return ChiSquaredTail.probability(statistic, degreesOfFreedom);
    }
}
