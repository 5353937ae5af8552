package io.shopwright.analytics.rfm;

import java.util.Arrays;

/** Quantile edges between classes. */
final class Quantiles {

    private Quantiles() {}

    /**
     * The quantiles at 1/C ... (C-1)/C, ascending; none without values. Type 7: with n values sorted from position 0, the
     * quantile k/C is at position (n-1)k/C, linear between neighbours. The position is computed in integers.
     */
    static double[] edges(long[] values, int classes) {
        if (values.length == 0) {
            return new double[0];
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] edges = new double[classes - 1];
        for (int k = 1; k < classes; k++) {
            long position = (sorted.length - 1L) * k;
            int below = (int) (position / classes);
            double part = (double) (position % classes) / classes;
            double step = part == 0 ? 0 : part * ((double) sorted[below + 1] - sorted[below]);
            edges[k - 1] = sorted[below] + step;
        }
        return edges;
    }

    /** 1 + the number of edges strictly below the value. */
    static int score(long value, double[] edges) {
        int score = 1;
        for (double edge : edges) {
            score += edge < value ? 1 : 0;
        }
        return score;
    }
}
