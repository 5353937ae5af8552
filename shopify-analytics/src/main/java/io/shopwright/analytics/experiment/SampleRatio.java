package io.shopwright.analytics.experiment;

import io.shopwright.analytics.survival.ChiSquared;

/**
 * Whether the arms received the traffic that the design gave them. If not, the assignment or the counting is broken and
 * nothing else of the experiment can be trusted.
 *
 * @param test chi-squared of the units against the weights, over the arms with a weight
 * @param trafficWithoutWeight whether an arm of weight 0 has units, which is a mismatch for certain
 */
public record SampleRatio(ChiSquared test, boolean trafficWithoutWeight) {

    /** The usual level of alarm: a healthy experiment falls below it once in a thousand. */
    public static final double ALARM = 0.001;

    /**
     * Compares units with weights.
     *
     * @param units by arm, not negative
     * @param weights by arm, not negative, at least one positive; their sum does not matter
     */
    public static SampleRatio of(long[] units, double[] weights) {
        Check.sameLength(weights.length, units.length, "weights");
        double all = 0;
        double weightSum = 0;
        int weighted = 0;
        boolean withoutWeight = false;
        for (int i = 0; i < units.length; i++) {
            Check.atLeast(0, units[i], "units of arm " + i);
            Check.notNegative(weights[i], "weight of arm " + i);
            all += units[i];
            weightSum += weights[i];
            weighted += weights[i] > 0 ? 1 : 0;
            withoutWeight |= weights[i] == 0 && units[i] > 0;
        }
        Check.positive(weightSum, "sum of weights");
        double statistic = 0;
        for (int i = 0; i < units.length && all > 0; i++) {
            if (weights[i] > 0) {
                double expected = all * (weights[i] / weightSum);
                statistic += (units[i] - expected) / expected * (units[i] - expected);
            }
        }
        return new SampleRatio(new ChiSquared(weighted == 1 ? 0 : statistic, weighted - 1), withoutWeight);
    }

    /** Returns the probability of so uneven a split by chance: 0 with traffic where none should be, 1 without traffic. */
    public double pValue() {
        return trafficWithoutWeight ? 0 : test.pValue();
    }

    /** Whether the p-value is below {@link #ALARM}. */
    public boolean mismatch() {
        return pValue() < ALARM;
    }
}
