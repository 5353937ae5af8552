package io.shopwright.analytics.attribution;

import java.util.Arrays;
import java.util.BitSet;

/** A part for each role, as first touch, lead and last touch, and one for all other touches together. */
record WShape(double role, double others) implements CreditRule {

    private static final CreditRule WITHOUT_LEAD = CreditRule.uShaped();

    @Override
    public double[] weights(TouchSequence journey) {
        int lead = lead(journey);
        if (lead < 0) {
            return WITHOUT_LEAD.weights(journey);
        }
        int last = journey.size() - 1;
        BitSet roles = new BitSet();
        roles.set(0);
        roles.set(lead);
        roles.set(last);
        int rest = journey.size() - roles.cardinality();
        int sharers = rest == 0 ? roles.cardinality() : rest;
        double[] weights = new double[journey.size()];
        if (rest == 0) {
            Arrays.fill(weights, others);
        }
        for (int i = roles.nextClearBit(0); i < weights.length; i = roles.nextClearBit(i + 1)) {
            weights[i] = others;
        }
        weights[0] += role * sharers;
        weights[lead] += role * sharers;
        weights[last] += role * sharers;
        return weights;
    }

    private static int lead(TouchSequence journey) {
        int touch = 0;
        while (touch < journey.size() && journey.stage(touch) != Touch.Stage.LEAD) {
            touch++;
        }
        return touch < journey.size() ? touch : -1;
    }
}
