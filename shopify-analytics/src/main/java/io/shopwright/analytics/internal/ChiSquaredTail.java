package io.shopwright.analytics.internal;

import org.apache.commons.math3.special.Gamma;

/** The upper tail of the chi-squared distribution, with a small relative error however far out. */
public final class ChiSquaredTail {

    private ChiSquaredTail() {}

    /** Returns the probability of more than {@code statistic}, which is not negative; 1 without degrees of freedom. */
    public static double probability(double statistic, int degreesOfFreedom) {
        if (degreesOfFreedom == 0 || !(statistic > 0)) {
            return 1;
        }
        return degreesOfFreedom == 1
                ? 2 * NormalTail.probability(Math.sqrt(statistic))
                : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, statistic / 2);
    }
}
