package io.shopwright.analytics.internal;

/**
 * The decomposition {@code L D L'} of a symmetric matrix without negative eigenvalues, in the order of its rows. A row that
 * the rows before it determine is left out; so a singular matrix has a solution, too.
 *
 * <p>Source: G. Golub, C. Van Loan (2013), Matrix Computations, section 4.1; leaving rows out as in the survival package
 * of R.
 */
public final class Cholesky {

    private final double[][] lower;
    private final double[] pivots;
    private int rank;

    private Cholesky(int size) {
        lower = new double[size][size];
        pivots = new double[size];
    }

    /**
     * Decomposes a matrix.
     *
     * @param tolerance a row is left out if what remains of its diagonal element is at most this fraction of it
     */
    public static Cholesky of(double[][] matrix, double tolerance) {
        Cholesky cholesky = new Cholesky(matrix.length);
        for (int i = 0; i < matrix.length; i++) {
            cholesky.addRow(matrix, i, tolerance);
        }
        return cholesky;
    }

    /** The number of rows that were not left out. */
    public int rank() {
        return rank;
    }

    public boolean isLeftOut(int row) {
        return pivots[row] == 0;
    }

    /** Returns x with {@code A x = b}, and 0 where a row was left out. */
    public double[] solve(double[] b) {
        double[] x = new double[b.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = b[i];
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] = isLeftOut(i) ? 0 : x[i];
        }
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] = isLeftOut(i) ? 0 : x[i] / pivots[i];
            for (int k = i + 1; k < x.length; k++) {
                x[i] -= isLeftOut(i) ? 0 : lower[k][i] * x[k];
            }
        }
        return x;
    }

    /** Returns {@code b' x} with {@code A x = b}. */
    public double quadratic(double[] b) {
        double[] x = solve(b);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += b[i] * x[i];
        }
        return sum;
    }

    private void addRow(double[][] matrix, int i, double tolerance) {
        for (int j = 0; j < i; j++) {
            double element = matrix[i][j];
            for (int k = 0; k < j; k++) {
                element -= lower[i][k] * pivots[k] * lower[j][k];
            }
            lower[i][j] = isLeftOut(j) ? 0 : element / pivots[j];
        }
        double pivot = matrix[i][i];
        for (int k = 0; k < i; k++) {
            pivot -= lower[i][k] * lower[i][k] * pivots[k];
        }
        if (pivot > tolerance * matrix[i][i]) {
            pivots[i] = pivot;
            rank++;
        }
    }
}
