package io.shopwright.analytics.internal;

import java.util.Arrays;

/**
 * The triangular factor R of a tall matrix A = QR, built from blocks of rows by Householder reflections; so the matrix itself
 * is never copied, and the squares that would cost half the digits (A'A) are never formed.
 *
 * <p>Sources: G. Golub, C. Van Loan (2013), Matrix Computations, sections 5.2 and 6.5.2; J. Demmel, L. Grigori, M. Hoemmen,
 * J. Langou (2012), Communication-optimal Parallel and Sequential QR and LU Factorizations.
 */
public final class QrFactor {

    /** Rows that are reduced at a time; with a dozen columns they stay in the first-level cache. */
    private static final int BLOCK = 256;

    private final double[][] upper;

    private QrFactor(int width) {
        upper = new double[width][width];
    }

    /**
     * Factors a matrix.
     *
     * @param columns equally long, at least one
     */
    public static QrFactor of(double[]... columns) {
        QrFactor factor = new QrFactor(columns.length);
        double[][] block = new double[columns.length][BLOCK];
        int rows = columns[0].length;
        for (int from = 0; from < rows; from += BLOCK) {
            int size = Math.min(BLOCK, rows - from);
            for (int j = 0; j < columns.length; j++) {
                System.arraycopy(columns[j], from, block[j], 0, size);
            }
            factor.reduce(block, size);
        }
        return factor;
    }

    /** How long the part of a column is that the columns before it do not explain, as a share of its length; 0 to 1. */
    public double unexplained(int column) {
        double length = length(column, 0, column + 1);
        return length == 0 ? 0 : Math.abs(upper[column][column]) / length;
    }

    /** How long the part of a column is that the columns from one on explain beyond those before; as a share, 0 to 1. */
    public double explained(int column, int from) {
        double length = length(column, 0, column + 1);
        return length == 0 ? 0 : length(column, from, column) / length;
    }

    /** The coefficients by which the first {@code size} columns come nearest to another one, in least squares. */
    public double[] solve(int size, int target) {
        double[] solution = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double rest = upper[target][i];
            for (int j = i + 1; j < size; j++) {
                rest -= upper[j][i] * solution[j];
            }
            solution[i] = rest / upper[i][i];
        }
        return solution;
    }

    /** The inverse of the part of R of the first columns, as its columns. */
    public double[][] inverse(int size) {
        double[][] inverse = new double[size][size];
        for (int c = 0; c < size; c++) {
            for (int i = c; i >= 0; i--) {
                double rest = i == c ? 1 : 0;
                for (int j = i + 1; j <= c; j++) {
                    rest -= upper[j][i] * inverse[c][j];
                }
                inverse[c][i] = rest / upper[i][i];
            }
        }
        return inverse;
    }

    /** The part of R of the first columns, by rows. */
    public double[][] matrix(int size) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                matrix[i][j] = upper[j][i];
            }
        }
        return matrix;
    }

    private double length(int column, int from, int to) {
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += upper[column][i] * upper[column][i];
        }
        return Math.sqrt(squares);
    }

    /** Reflects a block of rows into R; a reflection leaves the zeros of R below its diagonal alone. */
    private void reduce(double[][] block, int size) {
        for (int j = 0; j < upper.length; j++) {
            double squares = dot(block[j], block[j], size);
            if (squares == 0) {
                continue;
            }
            double diagonal = upper[j][j];
            double length = -Math.copySign(Math.sqrt(diagonal * diagonal + squares), diagonal);
            double head = diagonal - length;
            double scale = -1 / (length * head);
            for (int l = j + 1; l < upper.length; l++) {
                double share = (head * upper[l][j] + dot(block[j], block[l], size)) * scale;
                upper[l][j] -= share * head;
                subtract(block[l], share, block[j], size);
            }
            upper[j][j] = length;
            Arrays.fill(block[j], 0, size, 0);
        }
    }

    /** Four sums at a time, which do not wait for each other. */
    private static double dot(double[] left, double[] right, int size) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < size; i += 4) {
            a += left[i] * right[i];
            b += left[i + 1] * right[i + 1];
            c += left[i + 2] * right[i + 2];
            d += left[i + 3] * right[i + 3];
        }
        for (; i < size; i++) {
            a += left[i] * right[i];
        }
        return a + b + (c + d);
    }

    private static void subtract(double[] from, double share, double[] column, int size) {
        for (int i = 0; i < size; i++) {
            from[i] -= share * column[i];
        }
    }
}
