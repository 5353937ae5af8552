package io.shopwright.analytics.attribution;

import java.util.Arrays;

/**
 * A large chain, solved by Gauss-Seidel sweeps from the last state to the first, so that rewards travel against the
 * direction of the paths. The effect of removing states S is solved for itself, not as a difference: with x fixed to the
 * rewards to go on S and no other reward, x at the start is what the paths through S earn. Several channels are solved
 * side by side.
 *
 * <p>Error: if a sweep leaves a residual r, the solution is off by at most {@code max|r|} times the greatest expected
 * number of steps to the end. Sweeps go on until that is below {@link #ENOUGH} of the result, or until only last bits
 * change.
 */
final class SparseChain implements AbsorbingChain {

    /** Relative error at which sweeping ends. */
    private static final double ENOUGH = 1e-13;

    /** Relative change that may be rounding alone. */
    private static final double LAST_BITS = 4 * Math.ulp(1.0);

    /** Residual of the expected steps, of which each state adds one; they only scale an error bound. */
    private static final double ENOUGH_FOR_STEPS = 1e-3;

    private static final int MOST_SWEEPS = 200_000;

    /** How often all numbers of a solution are moved by the same amount, and after how many sweeps each time. */
    private static final int MOST_SHIFTS = 50;

    private static final int SWEEPS_A_SHIFT = 4;

    /** Conversions and value. */
    private static final int KINDS = 2;

    /** Channels solved together: enough to make the most of each probability that is read. */
    private static final int SIDE_BY_SIDE = 16;

    private final ChainData chain;
    private final double[] visits;
    private final double steps;
    private final double[] toGo;
    private final double[] totals;
    private double worst;

    /**
     * Solves a chain.
     *
     * @param visits how often journeys come to each state, in any unit; only the speed depends on it
     */
    SparseChain(ChainData chain, double[] visits) {
        this.chain = chain;
        this.visits = visits;
        steps = greatestSteps();
        double[] rewards = new double[KINDS * chain.states()];
        for (int i = 0; i < chain.states(); i++) {
            rewards[KINDS * i] = chain.rewards()[0][i];
            rewards[KINDS * i + 1] = chain.rewards()[1][i];
        }
        Unknowns unknowns = new Unknowns(KINDS, rewards, new int[chain.states()]);
        sweep(unknowns);
        toGo = unknowns.x;
        totals = fromStart(unknowns);
    }

    /** Right-hand sides side by side: the number of state i in column k is at {@code i * width + k}. */
    private static final class Unknowns {
        final int width;
        final double[] x;
        /** Empty if there are none. */
        final double[] rewards;
        /** A bit for each pair of columns that is given at a state. */
        final int[] fixed;

        /** Greatest change of each column in the last sweep. */
        double[] change;

        double[] greatest;

        Unknowns(int width, double[] rewards, int[] fixed) {
            this.width = width;
            this.rewards = rewards;
            this.fixed = fixed;
            x = new double[width * fixed.length];
            change = new double[width];
            greatest = new double[width];
        }

        boolean isGiven(int state, int column) {
            return (fixed[state] & (1 << (column / KINDS))) != 0;
        }
    }

    @Override
    public double[] rewards() {
        return totals.clone();
    }

    @Override
    public double[][] removalEffects(int[][] states) {
        double[][] effects = new double[states.length][KINDS];
        for (int first = 0; first < states.length; first += SIDE_BY_SIDE) {
            int channels = Math.min(SIDE_BY_SIDE, states.length - first);
            Unknowns lost = new Unknowns(KINDS * channels, new double[0], new int[chain.states()]);
            for (int channel = 0; channel < channels; channel++) {
                for (int state : states[first + channel]) {
                    lost.fixed[state] |= 1 << channel;
                    lost.x[state * lost.width + KINDS * channel] = toGo[KINDS * state];
                    lost.x[state * lost.width + KINDS * channel + 1] = toGo[KINDS * state + 1];
                }
            }
            sweep(lost);
            double[] sums = fromStart(lost);
            for (int channel = 0; channel < channels; channel++) {
                for (int kind = 0; kind < KINDS; kind++) {
                    double total = totals[kind];
                    effects[first + channel][kind] = total == 0 ? 0 : sums[KINDS * channel + kind] / total;
                }
                if (totals[0] > 0) {
                    worst = Math.max(worst, lost.change[KINDS * channel] * steps / totals[0]);
                }
            }
        }
        return effects;
    }

    @Override
    public double errorBound() {
        return worst;
    }

    private double[] fromStart(Unknowns unknowns) {
        double[] sums = new double[unknowns.width];
        for (int i = 0; i < chain.states(); i++) {
            double start = chain.start()[i];
            if (start > 0) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += start * unknowns.x[i * sums.length + k];
                }
            }
        }
        return sums;
    }

    /** Sweeps until nothing changes that matters. */
    private void sweep(Unknowns unknowns) {
        for (int i = 0; i < MOST_SWEEPS; i++) {
            once(unknowns);
            double[] sums = fromStart(unknowns);
            boolean done = true;
            for (int k = 0; k < sums.length && done; k++) {
                double precise = ENOUGH * Math.abs(sums[k]) / steps;
                done = unknowns.change[k] <= Math.max(precise, LAST_BITS * unknowns.greatest[k]);
            }
            if (done) {
                return;
            }
            if (i % SWEEPS_A_SHIFT == 0 && i < MOST_SHIFTS * SWEEPS_A_SHIFT) {
                shift(unknowns);
            }
        }
        throw new ChainTooLargeException("no solution after " + MOST_SWEEPS + " sweeps over " + chain.states()
                + " states whose paths go in circles: choose a lower order");
    }

    private void once(Unknowns unknowns) {
        int width = unknowns.width;
        double[] x = unknowns.x;
        int[] rowStart = chain.rowStart();
        double[] sum = new double[width];
        double[] change = new double[width];
        double[] greatest = new double[width];
        boolean rewarded = unknowns.rewards.length > 0;
        for (int i = chain.states() - 1; i >= 0; i--) {
            int own = i * width;
            if (rewarded) {
                System.arraycopy(unknowns.rewards, own, sum, 0, width);
            } else {
                Arrays.fill(sum, 0);
            }
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
                addTo(sum, chain.probability()[e], x, chain.successor()[e] * width);
            }
            for (int bits = unknowns.fixed[i]; bits != 0; bits &= bits - 1) {
                int k = KINDS * Integer.numberOfTrailingZeros(bits);
                sum[k] = x[own + k];
                sum[k + 1] = x[own + k + 1];
            }
            for (int k = 0; k < width; k++) {
                change[k] = Math.max(change[k], Math.abs(sum[k] - x[own + k]));
                greatest[k] = Math.max(greatest[k], Math.abs(sum[k]));
                x[own + k] = sum[k];
            }
        }
        unknowns.change = change;
        unknowns.greatest = greatest;
    }

    /**
     * Moves the numbers of each column that are not given by what makes the mean residual 0, states weighted by their
     * visits. In long journeys that go in circles sweeps hardly change what all states have in common.
     */
    private void shift(Unknowns unknowns) {
        int width = unknowns.width;
        double[] x = unknowns.x;
        double[] residual = new double[width];
        double[] leaving = new double[width];
        double[] own = new double[width];
        double[] ends = new double[width];
        for (int i = 0; i < chain.states(); i++) {
            for (int k = 0; k < width; k++) {
                own[k] = (unknowns.rewards.length > 0 ? unknowns.rewards[i * width + k] : 0) - x[i * width + k];
            }
            Arrays.fill(ends, chain.absorption()[i]);
            for (int e = chain.rowStart()[i]; e < chain.rowStart()[i + 1]; e++) {
                int next = chain.successor()[e];
                addTo(own, chain.probability()[e], x, next * width);
                for (int bits = unknowns.fixed[next]; bits != 0; bits &= bits - 1) {
                    int k = KINDS * Integer.numberOfTrailingZeros(bits);
                    ends[k] += chain.probability()[e];
                    ends[k + 1] += chain.probability()[e];
                }
            }
            for (int k = 0; k < width; k++) {
                if (!unknowns.isGiven(i, k)) {
                    residual[k] += visits[i] * own[k];
                    leaving[k] += visits[i] * ends[k];
                }
            }
        }
        for (int i = 0; i < chain.states(); i++) {
            for (int k = 0; k < width; k++) {
                if (leaving[k] > 0 && !unknowns.isGiven(i, k)) {
                    x[i * width + k] += residual[k] / leaving[k];
                }
            }
        }
    }

    private static void addTo(double[] sum, double factor, double[] x, int from) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += factor * x[from + k];
        }
    }

    /** An upper bound of the expected number of steps to the end, from whichever state. */
    private double greatestSteps() {
        double[] each = new double[chain.states()];
        Arrays.fill(each, 1);
        Unknowns toEnd = new Unknowns(1, each, new int[each.length]);
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            once(toEnd);
            if (toEnd.change[0] <= ENOUGH_FOR_STEPS) {
                return Arrays.stream(toEnd.x).max().orElse(1) / (1 - ENOUGH_FOR_STEPS);
            }
            if (sweep % SWEEPS_A_SHIFT == 0 && sweep < MOST_SHIFTS * SWEEPS_A_SHIFT) {
                shift(toEnd);
            }
        }
        throw new ChainTooLargeException(
                "paths through " + each.length + " states go in circles for too long: choose a lower order");
    }
}
