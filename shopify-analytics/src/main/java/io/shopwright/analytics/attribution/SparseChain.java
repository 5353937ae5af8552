package io.shopwright.analytics.attribution;

import java.util.Arrays;

/**
 * A large chain, solved by Gauss-Seidel sweeps from the last state to the first, so that rewards travel against the
 * direction of the paths. The effect of removing states S is solved for itself, not as a difference: with x fixed to the
 * rewards to go on S and no other reward, x at the start is what the paths through S earn.
 *
 * <p>Error: if a sweep leaves a residual r, the solution is off by at most {@code max|r|} times the greatest expected
 * number of steps to the end. Sweeps go on until that is below {@link #ENOUGH} of the result,
 * or until only last bits change.
 */
final class SparseChain implements AbsorbingChain {

    /** Relative error at which sweeping ends. */
    private static final double ENOUGH = 1e-13;

    /** Residual of the expected steps, of which each state adds one; they only scale an error bound. */
    private static final double ENOUGH_FOR_STEPS = 1e-3;

    private static final int MOST_SWEEPS = 200_000;

    private final ChainData chain;
    private final double steps;
    private final double[][] toGo;
    private final double[] totals;
    private double worst;

    SparseChain(ChainData chain) {
        this.chain = chain;
        steps = greatestSteps();
        double[][] x = new double[2][chain.states()];
        sweep(x, chain.rewards(), new boolean[chain.states()]);
        toGo = x;
        totals = new double[] {chain.fromStart(x[0]), chain.fromStart(x[1])};
    }

    @Override
    public double[] rewards() {
        return totals.clone();
    }

    @Override
    public double[] removalEffects(int[] states) {
        double[][] x = new double[2][chain.states()];
        boolean[] removed = new boolean[chain.states()];
        for (int state : states) {
            removed[state] = true;
            x[0][state] = toGo[0][state];
            x[1][state] = toGo[1][state];
        }
        double error = sweep(x, new double[2][chain.states()], removed);
        double[] effects = new double[2];
        for (int kind = 0; kind < effects.length; kind++) {
            effects[kind] = totals[kind] == 0 ? 0 : chain.fromStart(x[kind]) / totals[kind];
        }
        worst = Math.max(worst, totals[0] == 0 ? 0 : error / totals[0]);
        return effects;
    }

    @Override
    public double errorBound() {
        return worst;
    }

    /** Sweeps until nothing changes that matters; returns a bound of the error of the first reward. */
    private double sweep(double[][] x, double[][] rewards, boolean[] fixed) {
        double[] enough = new double[2];
        for (int i = 0; i < MOST_SWEEPS; i++) {
            double[] change = once(x, rewards, fixed);
            for (int kind = 0; kind < 2; kind++) {
                double precise = ENOUGH * Math.abs(chain.fromStart(x[kind])) / steps;
                enough[kind] = Math.max(precise, Math.ulp(1.0) * change[2 + kind]);
            }
            if (change[0] <= enough[0] && change[1] <= enough[1]) {
                return change[0] * steps;
            }
        }
        throw new ChainTooLargeException("no solution after " + MOST_SWEEPS + " sweeps over " + chain.states()
                + " states whose paths go in circles: choose a lower order");
    }

    /** One sweep; returns the greatest changes and the greatest numbers of both solutions. */
    private double[] once(double[][] x, double[][] rewards, boolean[] fixed) {
        double[] first = x[0];
        double[] second = x[1];
        double change = 0;
        double secondChange = 0;
        double greatest = 0;
        double secondGreatest = 0;
        for (int i = chain.states() - 1; i >= 0; i--) {
            if (!fixed[i]) {
                double sum = rewards[0][i];
                double secondSum = rewards[1][i];
                for (int e = chain.rowStart()[i]; e < chain.rowStart()[i + 1]; e++) {
                    double probability = chain.probability()[e];
                    sum += probability * first[chain.successor()[e]];
                    secondSum += probability * second[chain.successor()[e]];
                }
                change = Math.max(change, Math.abs(sum - first[i]));
                secondChange = Math.max(secondChange, Math.abs(secondSum - second[i]));
                greatest = Math.max(greatest, Math.abs(sum));
                secondGreatest = Math.max(secondGreatest, Math.abs(secondSum));
                first[i] = sum;
                second[i] = secondSum;
            }
        }
        return new double[] {change, secondChange, greatest, secondGreatest};
    }

    /** An upper bound of the expected number of steps to the end, from whichever state. */
    private double greatestSteps() {
        double[] x = new double[chain.states()];
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double change = 0;
            for (int i = x.length - 1; i >= 0; i--) {
                double sum = 1;
                for (int e = chain.rowStart()[i]; e < chain.rowStart()[i + 1]; e++) {
                    sum += chain.probability()[e] * x[chain.successor()[e]];
                }
                change = Math.max(change, sum - x[i]);
                x[i] = sum;
            }
            if (change <= ENOUGH_FOR_STEPS) {
                return Arrays.stream(x).max().orElse(1) / (1 - ENOUGH_FOR_STEPS);
            }
        }
        throw new ChainTooLargeException(
                "paths through " + x.length + " states go in circles for too long: choose a lower order");
    }
}
