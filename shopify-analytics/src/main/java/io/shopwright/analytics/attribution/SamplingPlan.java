package io.shopwright.analytics.attribution;

/**
 * How long to sample.
 *
 * @param halfWidth sampling ends when every value is known to within this, positive
 * @param confidence that a stated bound holds, for each player, in (0, 1)
 * @param mostPermutations sampling ends after so many orders of joining in any case, at least 2
 * @param seed the same seed gives the same result
 */
public record SamplingPlan(double halfWidth, double confidence, long mostPermutations, long seed) {

    /** Checks the ranges. */
    public SamplingPlan {
        Check.positive(halfWidth, "half width");
        Check.share(confidence, "confidence");
        if (mostPermutations < 2) {
            throw new IllegalArgumentException("mostPermutations must be >= 2: " + mostPermutations);
        }
    }
}
