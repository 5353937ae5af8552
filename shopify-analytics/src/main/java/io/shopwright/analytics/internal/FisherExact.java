package io.shopwright.analytics.internal;

/** Fisher's exact test of two shares. */
public final class FisherExact {

    /** Probabilities that differ by less than this relative amount count as equal, as in R's fisher.test. */
    private static final double TIE = 1e-7;

    /** Terms below this part of a sum no longer change it. */
    private static final double NEGLIGIBLE = 1e-18;

    private final long size;
    private final long otherSize;
    private final long all;

    private FisherExact(long size, long otherSize, long all) {
        this.size = size;
        this.otherSize = otherSize;
        this.all = all;
    }

    /**
     * Returns how probable it is, if two groups share one probability of success, that their successes differ as much as
     * seen or more, given the sum of the successes: the sum of the hypergeometric probabilities not above that of the seen
     * table. The relative error stays small in the far tail; the time grows with the square root of the groups.
     *
     * @param successes of the first group, in [0, size]
     * @param size of the first group
     * @param otherSuccesses of the other group, in [0, otherSize]
     * @param otherSize of the other group
     * @return a probability in (0, 1], 0 if it is below the smallest double; 1 if a group is empty
     */
    public static double twoSided(long successes, long size, long otherSuccesses, long otherSize) {
        long all = successes + otherSuccesses;
        if (size == 0 || otherSize == 0 || all == 0 || all == size + otherSize) {
            return 1;
        }
        return new FisherExact(size, otherSize, all).twoSided(successes);
    }

    private double twoSided(long successes) {
        long least = Math.max(0, all - otherSize);
        long most = Math.min(all, size);
        long mode = Math.min(most, Math.max(least, (long) ((size + 1.0) * (all + 1.0) / (size + otherSize + 2.0))));
        double seen = logProbability(successes);
        if (seen >= logProbability(mode) - TIE) {
            return 1;
        }
        int away = successes < mode ? -1 : 1;
        long end = away < 0 ? most : least;
        double sum = Math.exp(seen) * outward(successes, away);
        if (logProbability(end) <= seen + TIE) {
            long other = firstAtMost(seen + TIE, mode, end);
            sum += Math.exp(logProbability(other)) * outward(other, -away);
        }
        return Math.min(1, sum);
    }

    /** The table nearest to the mode, on the side of {@code end}, whose log probability is at most {@code bound}. */
    private long firstAtMost(double bound, long mode, long end) {
        long above = mode;
        long below = end;
        while (Math.abs(below - above) > 1) {
            long middle = above + (below - above) / 2;
            if (logProbability(middle) <= bound) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    /** The sum of the probabilities from k on away from the mode, as a multiple of that of k. */
    private double outward(long k, int direction) {
        double term = 1;
        double sum = 1;
        for (long i = k; term > NEGLIGIBLE * sum; i += direction) {
            term *= direction > 0 ? ratio(i) : 1 / ratio(i - 1);
            sum += term;
        }
        return sum;
    }

    /** P(k+1) / P(k); 0 above the last possible table, infinite below the first one. */
    private double ratio(long k) {
        double below = (k + 1.0) * (otherSize - all + k + 1.0);
        return (double) (size - k) * (all - k) / below;
    }

    private double logProbability(long k) {
        double total = (double) size + otherSize;
        double p = all / total;
        double q = (total - all) / total;
        return BetaKernel.logBinomial((double) k, (double) size, p, q)
                + BetaKernel.logBinomial((double) (all - k), (double) otherSize, p, q)
                - BetaKernel.logBinomial((double) all, total, p, q);
    }
}
