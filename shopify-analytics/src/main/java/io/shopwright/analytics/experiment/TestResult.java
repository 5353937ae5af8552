package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.NormalTail;
import io.shopwright.analytics.internal.StudentTail;

/**
 * A test of no difference between treatment and control.
 *
 * <p>The p-values keep nine digits down to 1e-300; below the smallest double they are 0. Without sufficient evidence the
 * statistic is 0 and the p-values are those of no difference: 1 and one half.
 *
 * @param statistic how many standard errors the treatment is above the control
 * @param twoSided probability of a statistic at least as far from 0 if there is no difference
 * @param greater probability of a statistic at least this high; small if the treatment is higher
 * @param less probability of a statistic at least this low; small if the treatment is lower
 * @param evidence whether there was anything to test
 */
public record TestResult(double statistic, double twoSided, double greater, double less, Evidence evidence) {

    /**
     * Whether the two-sided p-value is at most a significance.
     *
     * @param significance in (0, 1), as 0.05; the complement of the level of an interval
     */
    public boolean significant(double significance) {
        Check.share(significance, "significance");
        return twoSided <= significance;
    }

    static TestResult normal(double z) {
        return new TestResult(
                z,
                2 * NormalTail.probability(Math.abs(z)),
                NormalTail.probability(z),
                NormalTail.probability(-z),
                Evidence.SUFFICIENT);
    }

    static TestResult student(double t, double degreesOfFreedom) {
        double tail = StudentTail.probability(Math.abs(t), degreesOfFreedom);
        return new TestResult(t, 2 * tail, t < 0 ? 1 - tail : tail, t < 0 ? tail : 1 - tail, Evidence.SUFFICIENT);
    }

    static TestResult none(Evidence evidence) {
        return new TestResult(0, 1, 0.5, 0.5, evidence);
    }
}
