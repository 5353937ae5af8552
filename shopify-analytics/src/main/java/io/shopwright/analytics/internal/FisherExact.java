package io.shopwright.analytics.internal;

import org.apache.commons.math3.special.Gamma;

/** Fisher's exact test of two shares. */
public final class FisherExact {

    /** Probabilities that differ by less than this relative amount count as equal, as in R's fisher.test. */
    private static final double TIE = 1e-7;

    private FisherExact() {}

    /**
     * Returns how probable it is, if two groups share one probability of success, that their successes differ as much as
     * seen or more, given the sum of the successes: the sum of the hypergeometric probabilities not above that of the seen
     * table. The time grows with the size of the
     * first group.
     *
     * @param successes of the first group, in [0, size]
     * @param size of the first group
     * @param otherSuccesses of the other group, in [0, otherSize]
     * @param otherSize of the other group
     * @return a probability in (0, 1]; 1 if a group is empty
     */
    public static double twoSided(long successes, long size, long otherSuccesses, long otherSize) {
        long all = successes + otherSuccesses;
        long least = Math.max(0, all - otherSize);
        long most = Math.min(all, size);
        double seen = logProbability(successes, size, all, otherSize);
        double sum = 0;
        for (long k = least; k <= most; k++) {
            double log = logProbability(k, size, all, otherSize);
            sum += log <= seen + TIE ? Math.exp(log) : 0;
        }
        return Math.min(1, sum);
    }

    private static double logProbability(long k, long size, long all, long otherSize) {
        return logChoose(size, k) + logChoose(otherSize, all - k) - logChoose(size + otherSize, all);
    }

    private static double logChoose(long n, long k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }
}
