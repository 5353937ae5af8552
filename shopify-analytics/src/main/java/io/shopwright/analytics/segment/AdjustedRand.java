package io.shopwright.analytics.segment;

import java.util.Arrays;

/** The adjusted Rand index. */
final class AdjustedRand {

    private AdjustedRand() {}

    /**
     * How much two partitions of the same elements agree, beyond chance:
     *
     * <pre>{@code
     * (S - E) / ((A + B)/2 - E)   with E = A B / (n choose 2)
     * }</pre>
     *
     * <p>where S counts the pairs together in both, A and B those together in one or the other. 1 for equal partitions,
     * whatever their labels; 0 on average for random ones; 1 also if neither has any choice (all together or all apart in
     * both).
     *
     * <p>Source: L. Hubert, P. Arabie (1985), Comparing partitions.
     */
    static double index(int[] one, int[] other) {
        int rows = Arrays.stream(one).max().orElse(0) + 1;
        int columns = Arrays.stream(other).max().orElse(0) + 1;
        long[][] table = new long[rows][columns];
        long[] rowSums = new long[rows];
        long[] columnSums = new long[columns];
        for (int i = 0; i < one.length; i++) {
            table[one[i]][other[i]]++;
            rowSums[one[i]]++;
            columnSums[other[i]]++;
        }
        double together = Arrays.stream(table).mapToDouble(AdjustedRand::pairs).sum();
        double a = pairs(rowSums);
        double b = pairs(columnSums);
        double all = pairs(new long[] {one.length});
        double expected = all == 0 ? 0 : a * b / all;
        double most = (a + b) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(long[] sizes) {
        double pairs = 0;
        for (long size : sizes) {
            pairs += size * (size - 1.0) / 2;
        }
        return pairs;
    }
}
