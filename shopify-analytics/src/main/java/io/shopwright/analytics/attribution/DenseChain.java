package io.shopwright.analytics.attribution;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * A small chain, solved by one factorisation of {@code I - Q}. With its inverse N, the start row n = start' N and the
 * rewards to go b = N r, the paths through the states S earn
 *
 * <pre>{@code
 * n[S] N[S,S]^-1 b[S]
 * }</pre>
 *
 * <p>Elimination adds non-negative numbers only, the diagonal being what the row leaves elsewhere; so every element of N
 * is good to a few units of its own last place, however rare the state.
 *
 * <p>Source for the elimination: W. Grassmann, M. Taksar, D. Heyman (1985), Regenerative Analysis and Steady State
 * Distributions for Markov Chains, Operations Research 33, 1107-1116.
 */
final class DenseChain implements AbsorbingChain {

    /** Upper triangle: probabilities after elimination; lower: multipliers; diagonal: the pivots. */
    private final double[][] factors;

    /** Column j is what N makes of the j-th unit vector, kept as a row. */
    private final double[][] inverseColumns;

    private final double[] visits;
    private final double[][] toGo;
    private final double[] totals;

    DenseChain(ChainData chain) {
        factors = factors(chain);
        int n = factors.length;
        inverseColumns = new double[n][];
        visits = new double[n];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            solve(unit, j);
            inverseColumns[j] = unit;
            visits[j] = chain.fromStart(unit);
        }
        toGo = new double[chain.rewards().length][];
        totals = new double[toGo.length];
        for (int kind = 0; kind < toGo.length; kind++) {
            toGo[kind] = chain.rewards()[kind].clone();
            solve(toGo[kind], 0);
            totals[kind] = chain.fromStart(toGo[kind]);
        }
    }

    @Override
    public double[] rewards() {
        return totals.clone();
    }

    @Override
    public double[][] removalEffects(int[][] states) {
        double[][] effects = new double[states.length][totals.length];
        for (int channel = 0; channel < states.length; channel++) {
            int[] own = states[channel];
            for (int kind = 0; kind < totals.length; kind++) {
                double lost = own.length == 1 ? lostThrough(own[0], kind) : lostThrough(own, kind);
                effects[channel][kind] = totals[kind] == 0 ? 0 : lost / totals[kind];
            }
        }
        return effects;
    }

    @Override
    public double errorBound() {
        return 0;
    }

    private double lostThrough(int state, int kind) {
        return visits[state] * toGo[kind][state] / inverseColumns[state][state];
    }

    private double lostThrough(int[] states, int kind) {
        if (states.length == 0) {
            return 0;
        }
        double[][] among = new double[states.length][states.length];
        double[] reward = new double[states.length];
        for (int i = 0; i < states.length; i++) {
            reward[i] = toGo[kind][states[i]];
            for (int j = 0; j < states.length; j++) {
                among[i][j] = inverseColumns[states[j]][states[i]];
            }
        }
        double[] last = new LUDecomposition(new Array2DRowRealMatrix(among, false), 0)
                .getSolver()
                .solve(new ArrayRealVector(reward, false))
                .toArray();
        double lost = 0;
        for (int i = 0; i < states.length; i++) {
            lost += visits[states[i]] * last[i];
        }
        return lost;
    }

    private static double[][] factors(ChainData chain) {
        int n = chain.states();
        double[][] q = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int e = chain.rowStart()[i]; e < chain.rowStart()[i + 1]; e++) {
                q[i][chain.successor()[e]] = chain.probability()[e];
            }
        }
        double[] absorption = chain.absorption().clone();
        for (int k = 0; k < n; k++) {
            double pivot = absorption[k];
            for (int j = k + 1; j < n; j++) {
                pivot += q[k][j];
            }
            q[k][k] = pivot;
            for (int i = k + 1; i < n; i++) {
                if (q[i][k] != 0) {
                    double multiplier = q[i][k] / pivot;
                    q[i][k] = multiplier;
                    absorption[i] += multiplier * absorption[k];
                    for (int j = k + 1; j < n; j++) {
                        q[i][j] += multiplier * q[k][j];
                    }
                }
            }
        }
        return q;
    }

    /** Replaces the right-hand side, 0 before {@code first}, by the solution. */
    private void solve(double[] x, int first) {
        int n = x.length;
        for (int i = first + 1; i < n; i++) {
            double sum = x[i];
            for (int k = first; k < i; k++) {
                sum += factors[i][k] * x[k];
            }
            x[i] = sum;
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = x[i];
            for (int j = i + 1; j < n; j++) {
                sum += factors[i][j] * x[j];
            }
            x[i] = sum / factors[i][i];
        }
    }
}
