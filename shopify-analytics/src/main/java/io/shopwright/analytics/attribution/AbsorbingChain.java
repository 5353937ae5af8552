package io.shopwright.analytics.attribution;

/**
 * A chain of states that each end sooner or later, in two kinds of reward: conversions and their value.
 *
 * <pre>{@code
 * x = Q x + r,   expected reward from the start = start' x
 * }</pre>
 */
interface AbsorbingChain {

    /** Expected rewards of the chain from its start. */
    double[] rewards();

    /**
     * The share of each reward that is lost if some states lead nowhere: the reward of the paths through them, over that
     * of all. 0 where there is no reward.
     *
     * @param states for each channel the numbers of its states, ascending
     * @return for each channel a share of each reward
     */
    double[][] removalEffects(int[][] states);

    /** A bound of the absolute error of the removal effects that the solution leaves, rounding aside. */
    double errorBound();
}
