package io.shopwright.analytics.internal;

/**
 * Counts by rank, with the number of all lower ones in O(log n).
 *
 * <p>Source: P. Fenwick (1994), A New Data Structure for Cumulative Frequency Tables, Software: Practice and Experience
 * 24(3), 327-336.
 */
public final class FenwickTree {

    private final int[] counts;
    private final int[] tree;
    private int total;

    /** All zero, for ranks from 0 to {@code size - 1}. */
    public FenwickTree(int size) {
        counts = new int[size];
        tree = new int[size + 1];
    }

    /** Counts one more of a rank. */
    public void add(int rank) {
        counts[rank]++;
        total++;
        for (int i = rank + 1; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }

    /** How many were counted below a rank. */
    public int below(int rank) {
        int sum = 0;
        for (int i = rank; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }

    /** How many were counted at a rank. */
    public int at(int rank) {
        return counts[rank];
    }

    /** How many were counted. */
    public int total() {
        return total;
    }
}
