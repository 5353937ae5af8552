package io.shopwright.analytics.attribution;

import java.util.Arrays;

/** The same weight for each touch. */
record Equal() implements CreditRule {

    @Override
    public double[] weights(TouchSequence journey) {
        double[] weights = new double[journey.size()];
        Arrays.fill(weights, 1);
        return weights;
    }
}
