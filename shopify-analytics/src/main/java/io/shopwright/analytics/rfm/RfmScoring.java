package io.shopwright.analytics.rfm;

import java.util.Arrays;

/**
 * How customers are divided into classes by one number. Where all numbers differ, the three rules differ by a few customers
 * at the borders only; they part in ties, of which frequencies have many.
 */
public enum RfmScoring {
    /**
     * By quantile edges: with C classes, the quantiles at 1/C, 2/C, ... (type 7 of Hyndman and Fan: linear between
     * neighbours), and a score of 1 + the number of edges strictly below the value. Equal customers score equal; classes
     * may be empty. If more than a share of 1/C bought once, nobody has a frequency score of 2; if all are equal, all
     * score 1.
     */
    QUANTILE_EDGES {
        @Override
        int[] scores(long[] values, int classes) {
            double[] edges = Quantiles.edges(values, classes);
            int[] scores = new int[values.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Quantiles.score(values[i], edges);
            }
            return scores;
        }
    },
    /**
     * By position, as NTILE in SQL: customers are lined up by value, equal ones in the order given, and cut into classes
     * of equal size; if the number does not divide, the first classes have one more. Every class is full, but equal
     * customers can score differently, by nothing but their place in the input: sort that by an id.
     */
    EQUAL_CLASSES {
        @Override
        int[] scores(long[] values, int classes) {
            long[] sorted = sorted(values);
            int[] taken = new int[values.length];
            int small = values.length / classes;
            int larger = values.length % classes;
            int[] scores = new int[values.length];
            for (int i = 0; i < scores.length; i++) {
                int below = below(sorted, values[i]);
                int position = below + taken[below]++;
                int border = larger * (small + 1);
                scores[i] = position < border ? 1 + position / (small + 1) : 1 + larger + (position - border) / small;
            }
            return scores;
        }
    },
    /**
     * By average rank: equal customers share the mean of their ranks 1 ... n, and the score is {@code ceil(C * rank /
     * n)}. Equal customers score equal, whatever the order; if all are equal, all have the middle score.
     */
    AVERAGE_RANK {
        @Override
        int[] scores(long[] values, int classes) {
            long[] sorted = sorted(values);
            int[] scores = new int[values.length];
            for (int i = 0; i < scores.length; i++) {
                long twiceRank = below(sorted, values[i]) + 1L + upTo(sorted, values[i]);
                long twiceSize = 2L * values.length;
                scores[i] = (int) ((classes * twiceRank + twiceSize - 1) / twiceSize);
            }
            return scores;
        }
    };

    /** The scores from 1 to the number of classes; the greatest values score highest. */
    abstract int[] scores(long[] values, int classes);

    private static long[] sorted(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** The number of values less than this one. */
    private static int below(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of values not greater than this one. */
    private static int upTo(long[] sorted, long value) {
        return value == Long.MAX_VALUE ? sorted.length : below(sorted, value + 1);
    }
}
