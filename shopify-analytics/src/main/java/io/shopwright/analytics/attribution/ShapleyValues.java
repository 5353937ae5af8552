package io.shopwright.analytics.attribution;

import java.util.Arrays;

/** Shapley values of a game given by the value of each coalition. */
final class ShapleyValues {

    private ShapleyValues() {}

    /**
     * The mean marginal contribution of each player over all orders of joining.
     *
     * <pre>{@code
     * phi(i) = sum over S without i of |S|! (n-1-|S|)! / n! * (v(S + i) - v(S))
     * }</pre>
     *
     * @param values by the mask of the coalition; a power of two of them
     */
    static double[] of(double[] values) {
        int players = Integer.numberOfTrailingZeros(values.length);
        double[] weights = weights(players);
        double[] phi = new double[players];
        double[] bySize = new double[players];
        for (int i = 0; i < players; i++) {
            Arrays.fill(bySize, 0);
            int bit = 1 << i;
            for (int mask = 0; mask < values.length; mask++) {
                if ((mask & bit) == 0) {
                    bySize[Integer.bitCount(mask)] += values[mask | bit] - values[mask];
                }
            }
            for (int size = 0; size < players; size++) {
                phi[i] += weights[size] * bySize[size];
            }
        }
        return phi;
    }

    /** Replaces what belongs to each set alone by the sum over its subsets (zeta transform). */
    static void addSubsets(double[] values) {
        for (int bit = 1; bit < values.length; bit <<= 1) {
            for (int mask = 0; mask < values.length; mask++) {
                if ((mask & bit) != 0) {
                    values[mask] += values[mask ^ bit];
                }
            }
        }
    }

    /** Share of the orders in which exactly these many others came before: 1 / (n C(n-1, size)). */
    private static double[] weights(int players) {
        double[] weights = new double[players];
        double choices = 1;
        for (int size = 0; size < players; size++) {
            weights[size] = 1 / (players * choices);
            choices = choices * (players - 1 - size) / (size + 1);
        }
        return weights;
    }
}
