package io.shopwright.analytics.basket;

import java.util.Arrays;

/**
 * Solves for the factors of one side with the other held: for each row the normal equations {@code (Y'Y + lambda I + sum
 * alpha r y y') x = sum (1 + alpha r) y} over the bought items, by a Cholesky decomposition.
 */
final class AlsSolver {

    /** Bought items that are added to the equations at once, which spares loads and stores. */
    private static final int AT_ONCE = 4;

    private final int factors;
    private final double alpha;
    private final double regularization;
    private final double[] matrix;
    private final double[] right;
    private final double[][] chosen;

    AlsSolver(AlsOptions options) {
        factors = options.factors();
        alpha = options.alpha();
        regularization = options.regularization();
        matrix = new double[factors * factors];
        right = new double[factors];
        chosen = new double[AT_ONCE][factors];
    }

    /**
     * Finds the best factors of all rows.
     *
     * @param rows what was bought
     * @param others the factors of the columns, one after the other
     * @param result overwritten
     */
    void solve(Sparse rows, double[] others, double[] result) {
        double[] gram = gram(others);
        for (int i = 0; i < factors; i++) {
            gram[i * factors + i] += regularization;
        }
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.start(row) == rows.start(row + 1)) {
                Arrays.fill(result, row * factors, (row + 1) * factors, 0);
            } else {
                System.arraycopy(gram, 0, matrix, 0, gram.length);
                Arrays.fill(right, 0);
                addBought(rows, row, others);
                decompose();
                substitute(result, row * factors);
            }
        }
    }

    /** The sum of y y' over all rows of a matrix of factors. */
    double[] gram(double[] all) {
        double[] gram = new double[factors * factors];
        double[][] four = new double[AT_ONCE][factors];
        double[] ones = {1, 1, 1, 1};
        for (int from = 0; from < all.length; from += AT_ONCE * factors) {
            for (int k = 0; k < AT_ONCE; k++) {
                int at = from + k * factors;
                if (at < all.length) {
                    System.arraycopy(all, at, four[k], 0, factors);
                } else {
                    Arrays.fill(four[k], 0);
                }
            }
            addOuter(gram, four, ones);
        }
        return gram;
    }

    private void addBought(Sparse rows, int row, double[] others) {
        double[] weights = new double[AT_ONCE];
        int end = rows.start(row + 1);
        for (int from = rows.start(row); from < end; from += AT_ONCE) {
            for (int k = 0; k < AT_ONCE; k++) {
                if (from + k < end) {
                    weights[k] = alpha * rows.value(from + k);
                    System.arraycopy(others, rows.column(from + k) * factors, chosen[k], 0, factors);
                    add(right, chosen[k], 1 + weights[k]);
                } else {
                    weights[k] = 0;
                }
            }
            addOuter(matrix, chosen, weights);
        }
    }

    private static void add(double[] sum, double[] vector, double weight) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    /** Adds four weighted outer products to whole rows of a matrix, of which only the lower half is used. */
    private void addOuter(double[] to, double[][] four, double[] weights) {
        double[] a = four[0];
        double[] b = four[1];
        double[] c = four[2];
        double[] d = four[3];
        for (int i = 0; i < factors; i++) {
            addFour(
                    to,
                    i * factors,
                    a,
                    b,
                    c,
                    d,
                    weights[0] * a[i],
                    weights[1] * b[i],
                    weights[2] * c[i],
                    weights[3] * d[i]);
        }
    }

    private void addFour(
            double[] to,
            int at,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double wa,
            double wb,
            double wc,
            double wd) {
        for (int j = 0; j < factors; j++) {
            to[at + j] += wa * a[j] + wb * b[j] + (wc * c[j] + wd * d[j]);
        }
    }

    /** Turns the lower half into L with {@code L L' = matrix}. */
    private void decompose() {
        for (int i = 0; i < factors; i++) {
            int rowI = i * factors;
            for (int j = 0; j <= i; j++) {
                int rowJ = j * factors;
                double sum = matrix[rowI + j] - dot(rowI, rowJ, j);
                matrix[rowI + j] = i == j ? Math.sqrt(sum) : sum / matrix[rowJ + j];
            }
        }
    }

    private double dot(int rowI, int rowJ, int size) {
        double a = 0;
        double b = 0;
        int k = 0;
        for (; k + 1 < size; k += 2) {
            a += matrix[rowI + k] * matrix[rowJ + k];
            b += matrix[rowI + k + 1] * matrix[rowJ + k + 1];
        }
        return k < size ? a + b + matrix[rowI + k] * matrix[rowJ + k] : a + b;
    }

    private void substitute(double[] result, int at) {
        for (int i = 0; i < factors; i++) {
            double rest = right[i];
            for (int k = 0; k < i; k++) {
                rest -= matrix[i * factors + k] * right[k];
            }
            right[i] = rest / matrix[i * factors + i];
        }
        for (int i = factors - 1; i >= 0; i--) {
            double rest = right[i];
            for (int k = i + 1; k < factors; k++) {
                rest -= matrix[k * factors + i] * right[k];
            }
            right[i] = rest / matrix[i * factors + i];
        }
        System.arraycopy(right, 0, result, at, factors);
    }
}
