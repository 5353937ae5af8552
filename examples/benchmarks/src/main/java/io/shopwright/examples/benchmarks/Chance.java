package io.shopwright.examples.benchmarks;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Random numbers of the simulations; the same seed gives the same. */
final class Chance {

    private final RandomGenerator random;

    Chance(long seed) {
        random = new Well19937c(seed);
    }

    /** Uniform in [0, 1). */
    double share() {
        return random.nextDouble();
    }

    /** A whole number from 0 to below a bound, all alike. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double normal() {
        return random.nextGaussian();
    }

    /** Exponential with mean 1. */
    double waiting() {
        return -Math.log1p(-random.nextDouble());
    }

    /** A gamma distribution of scale 1. */
    GammaDistribution gamma(double shape) {
        return new GammaDistribution(random, shape, 1, GammaDistribution.DEFAULT_INVERSE_ABSOLUTE_ACCURACY);
    }
}
