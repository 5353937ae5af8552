package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.Cholesky;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Series of which some are sums of others, as shop, category and product; makes forecasts of all of them add up.
 *
 * <p>Sources: R. Hyndman, R. Ahmed, G. Athanasopoulos, H. Shang (2011), Optimal combination forecasts for hierarchical time
 * series, Computational Statistics and Data Analysis 55(9), 2579-2589; S. Wickramasuriya, G. Athanasopoulos, R. Hyndman
 * (2019), Optimal forecast reconciliation through trace minimization, Journal of the American Statistical Association
 * 114(526), 804-819. Immutable.
 */
public final class Hierarchy {

    private static final double SINGULAR = 1e-12;

    private final double[][] summing;
    private final int bottom;

    private Hierarchy(double[][] summing, int bottom) {
        this.summing = summing;
        this.bottom = bottom;
    }

    /**
     * The hierarchy of a summing matrix: one row a series, one column a bottom series, 1 where the one contains the other.
     *
     * @param rows the bottom series last, in the order of the columns
     */
    public static Hierarchy of(double[][] rows) {
        if (rows.length == 0 || rows.length < rows[0].length) {
            throw new IllegalArgumentException("need a row for each column and the sums: " + rows.length + " rows");
        }
        int bottom = rows[0].length;
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != bottom) {
                throw new IllegalArgumentException("row " + i + " must have " + bottom + " columns: " + rows[i].length);
            }
            copy[i] = Finite.copy(rows[i]);
            for (int j = 0; j < bottom; j++) {
                int own = i - (rows.length - bottom);
                if (own >= 0 && copy[i][j] != (own == j ? 1 : 0)) {
                    throw new IllegalArgumentException("the last " + bottom + " rows must be the bottom series: row "
                            + i + " " + Arrays.toString(rows[i]));
                }
            }
        }
        return new Hierarchy(copy, bottom);
    }

    /** The number of all series. */
    public int size() {
        return summing.length;
    }

    /** The forecasts of the bottom series, summed. */
    public double[] bottomUp(double... base) {
        check(base);
        return sums(Arrays.copyOfRange(base, size() - bottom, size()));
    }

    /**
     * The forecast of the first series, shared out.
     *
     * @param shares one a bottom series, each &gt;= 0, as of past sales; they are divided by their sum
     */
    public double[] topDown(double[] base, double... shares) {
        check(base);
        double[] parts = Finite.demand(shares);
        double sum = Arrays.stream(parts).sum();
        if (parts.length != bottom || !(sum > 0)) {
            throw new IllegalArgumentException("need " + bottom + " shares with a sum > 0: " + Arrays.toString(shares));
        }
        return sums(Arrays.stream(parts).map(share -> base[0] * share / sum).toArray());
    }

    /** The sums nearest to the forecasts by least squares. */
    public double[] leastSquares(double... base) {
        return trace(base, diagonal(ones(size())));
    }

    /** Least squares with an error variance of each series as great as the number of bottom series in it. */
    public double[] structural(double... base) {
        return trace(
                base,
                diagonal(Arrays.stream(summing)
                        .mapToDouble(row -> Arrays.stream(row).map(Math::abs).sum())
                        .toArray()));
    }

    /**
     * Least squares with the covariance of the errors of one step, shrunk towards its diagonal. The share of the diagonal
     * is that of J. Schäfer and K. Strimmer (2005), A shrinkage approach to large-scale covariance matrix estimation,
     * Statistical Applications in Genetics and Molecular Biology 4(1), article 32.
     *
     * @param errors one row a series, all of the same length of 2 or more, with a mean near 0; none all zero
     */
    public double[] shrunk(double[] base, double[][] errors) {
        return trace(base, ErrorCovariance.of(errors, size()).shrunk());
    }

    /**
     * Sets negative bottom series to zero and sums anew: what to do after a least-squares method if demand cannot be
     * negative.
     */
    public double[] atLeastZero(double... reconciled) {
        check(reconciled);
        return sums(Arrays.stream(reconciled, size() - bottom, size())
                .map(value -> Math.max(0, value))
                .toArray());
    }

    /**
     * {@code S (S' W^-1 S)^-1 S' W^-1 y} in a form that inverts W only as seen from the sums above the bottom: with the
     * constraint matrix {@code C = (I, -A)}, {@code y - W C' (C W C')^-1 C y}.
     */
    private double[] trace(double[] base, double[][] covariance) {
        check(base);
        int upper = size() - bottom;
        double[][] spread = new double[upper][];
        double[] gap = new double[upper];
        for (int i = 0; i < upper; i++) {
            spread[i] = constraint(i, covariance);
            gap[i] = base[i] - dot(summing[i], base, upper);
        }
        double[][] gapCovariance = new double[upper][upper];
        for (int i = 0; i < upper; i++) {
            for (int j = 0; j < upper; j++) {
                gapCovariance[i][j] = spread[i][j] - dot(summing[j], spread[i], upper);
            }
        }
        double[] weights = Cholesky.of(gapCovariance, SINGULAR).solve(gap);
        double[] lowest = new double[bottom];
        for (int k = 0; k < bottom; k++) {
            int column = upper + k;
            double shift = IntStream.range(0, upper)
                    .mapToDouble(i -> spread[i][column] * weights[i])
                    .sum();
            lowest[k] = base[column] - shift;
        }
        return sums(lowest);
    }

    /** Row i of {@code C W}. */
    private double[] constraint(int i, double[][] covariance) {
        int upper = size() - bottom;
        double[] row = covariance[i].clone();
        for (int k = 0; k < bottom; k++) {
            for (int j = 0; j < row.length && summing[i][k] != 0; j++) {
                row[j] -= summing[i][k] * covariance[upper + k][j];
            }
        }
        return row;
    }

    private static double dot(double[] weights, double[] values, int from) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * values[from + k];
        }
        return sum;
    }

    private double[] sums(double[] lowest) {
        return Arrays.stream(summing).mapToDouble(row -> dot(row, lowest, 0)).toArray();
    }

    private void check(double[] base) {
        Finite.copy(base);
        if (base.length != size()) {
            throw new IllegalArgumentException("need one forecast a series, " + size() + ": " + base.length);
        }
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[][] diagonal(double[] values) {
        double[][] matrix = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            matrix[i][i] = values[i];
        }
        return matrix;
    }
}
