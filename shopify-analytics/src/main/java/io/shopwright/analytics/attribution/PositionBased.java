package io.shopwright.analytics.attribution;

import java.util.Arrays;

/** Weights by position, multiplied so that integers stay integers. */
record PositionBased(double first, double middle, double last) implements CreditRule {

    PositionBased {
        Check.finite(first, "weight of the first touch");
        Check.finite(middle, "weight of the touches between");
        Check.finite(last, "weight of the last touch");
        if (!(first >= 0 && middle >= 0 && last >= 0 && first + middle + last > 0)) {
            throw new IllegalArgumentException(
                    "weights must be >= 0 and not all 0: " + first + ", " + middle + ", " + last);
        }
    }

    @Override
    public double[] weights(TouchSequence journey) {
        double[] weights = new double[journey.size()];
        int between = weights.length - 2;
        if (between < 0) {
            weights[0] = 1;
        } else if (between == 0) {
            weights[0] = 2 * first + middle;
            weights[1] = 2 * last + middle;
        } else {
            Arrays.fill(weights, middle);
            weights[0] = between * first;
            weights[weights.length - 1] = between * last;
        }
        return weights;
    }
}
