package io.shopwright.analytics.internal;

import java.util.Arrays;

/**
 * Numbers replaced by their ranks, 0 for the smallest; equal numbers share a rank, and no rank is left out.
 *
 * <p>Takes O(n log n) time. Zero and negative zero are equal.
 */
public final class DenseRanks {

    private final double[] distinct;
    private final int[] ranks;

    private DenseRanks(double[] distinct, int[] ranks) {
        this.distinct = distinct;
        this.ranks = ranks;
    }

    /** Ranks numbers, none of them NaN. */
    public static DenseRanks of(double[] values) {
        double[] sorted = new double[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[i] + 0.0; // turns -0.0 into 0.0
        }
        Arrays.sort(sorted);
        int size = 0;
        for (double value : sorted) {
            if (size == 0 || sorted[size - 1] < value) {
                sorted[size++] = value;
            }
        }
        double[] distinct = Arrays.copyOf(sorted, size);
        int[] ranks = new int[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(distinct, values[i] + 0.0);
        }
        return new DenseRanks(distinct, ranks);
    }

    /** The number of different values, one more than the greatest rank. */
    public int distinct() {
        return distinct.length;
    }

    public double value(int rank) {
        return distinct[rank];
    }

    /** The rank of the value at {@code index}. */
    public int rank(int index) {
        return ranks[index];
    }

    /** Returns the indices by ascending value; those of equal values stay in order. */
    public int[] order() {
        int[] next = new int[distinct.length + 1];
        for (int rank : ranks) {
            next[rank + 1]++;
        }
        for (int rank = 0; rank < distinct.length; rank++) {
            next[rank + 1] += next[rank];
        }
        int[] order = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            order[next[ranks[i]]++] = i;
        }
        return order;
    }
}
