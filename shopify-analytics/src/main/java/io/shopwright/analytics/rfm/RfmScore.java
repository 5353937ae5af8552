package io.shopwright.analytics.rfm;

import java.util.Comparator;

/**
 * Three scores of a customer, each from 1 (worst) to the number of classes (best). Ordered by r, then f, then m.
 *
 * @param r for the days since the last purchase: the fewer, the better
 * @param f for the number of orders
 * @param m for the money spent
 */
public record RfmScore(int r, int f, int m) implements Comparable<RfmScore> {

    private static final Comparator<RfmScore> ORDER =
            Comparator.comparingInt(RfmScore::r).thenComparingInt(RfmScore::f).thenComparingInt(RfmScore::m);

    /** Checks that no score is below 1. */
    public RfmScore {
        if (r < 1 || f < 1 || m < 1) {
            throw new IllegalArgumentException("scores must be >= 1: " + r + ", " + f + ", " + m);
        }
    }

    @Override
    public int compareTo(RfmScore other) {
        return ORDER.compare(this, other);
    }
}
