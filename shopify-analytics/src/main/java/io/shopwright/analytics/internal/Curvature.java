package io.shopwright.analytics.internal;

/**
 * The negative Hessian of a function, by its eigenvalues and eigenvectors.
 *
 * <p>Found by cyclic Jacobi rotations: for a handful of parameters they are fast, exact for small eigenvalues and, unlike
 * the QL iteration of Commons Math, cannot fail. Source: G. Golub, C. Van Loan (2013), Matrix Computations, section 8.5.
 */
final class Curvature {

    /** Eigenvalues below this fraction of the largest one are rounding noise. */
    private static final double NOISE = 1e-14;

    /** Convergence is quadratic; some six sweeps suffice. */
    private static final int MOST_SWEEPS = 30;

    private final int size;
    private final double[][] matrix;
    private final double[][] vectors;

    private Curvature(Derivatives derivatives) {
        size = derivatives.size();
        matrix = new double[size][size];
        vectors = new double[size][size];
        for (int i = 0; i < size; i++) {
            vectors[i][i] = 1;
            for (int j = 0; j < size; j++) {
                matrix[i][j] = -derivatives.hessian(i, j);
            }
        }
    }

    static Curvature of(Derivatives derivatives) {
        Curvature curvature = new Curvature(derivatives);
        int sweeps = 0;
        while (curvature.sweep() && sweeps < MOST_SWEEPS) {
            sweeps++;
        }
        return curvature;
    }

    double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            smallest = Math.min(smallest, matrix[k][k]);
        }
        return smallest;
    }

    /**
     * Returns the Newton step for a gradient, with the absolute value of each eigenvalue, so that the step always leads
     * upwards.
     */
    double[] ascent(double[] gradient) {
        double floor = floor();
        double[] step = new double[size];
        for (int k = 0; k < size; k++) {
            double slope = 0;
            for (int i = 0; i < size; i++) {
                slope += vectors[i][k] * gradient[i];
            }
            double length = slope / Math.max(Math.abs(matrix[k][k]), floor);
            for (int i = 0; i < size; i++) {
                step[i] += length * vectors[i][k];
            }
        }
        return step;
    }

    double[][] inverse() {
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    inverse[i][j] += vectors[i][k] * vectors[j][k] / matrix[k][k];
                }
            }
        }
        return inverse;
    }

    /** Rotates every element beside the diagonal away once; false if all of them were zero already. */
    private boolean sweep() {
        boolean rotated = false;
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                double scale = Math.abs(matrix[i][i]) + Math.abs(matrix[j][j]);
                if (scale + Math.abs(matrix[i][j]) > scale) {
                    rotate(i, j);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private void rotate(int i, int j) {
        double theta = (matrix[j][j] - matrix[i][i]) / (2 * matrix[i][j]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        double cosine = 1 / Math.hypot(tangent, 1);
        double sine = tangent * cosine;
        for (int k = 0; k < size; k++) {
            double left = matrix[k][i];
            double right = matrix[k][j];
            matrix[k][i] = cosine * left - sine * right;
            matrix[k][j] = sine * left + cosine * right;
        }
        for (int k = 0; k < size; k++) {
            double left = matrix[i][k];
            double right = matrix[j][k];
            matrix[i][k] = cosine * left - sine * right;
            matrix[j][k] = sine * left + cosine * right;
            double first = vectors[k][i];
            double second = vectors[k][j];
            vectors[k][i] = cosine * first - sine * second;
            vectors[k][j] = sine * first + cosine * second;
        }
        matrix[i][j] = 0;
        matrix[j][i] = 0;
    }

    private double floor() {
        double largest = Double.MIN_NORMAL;
        for (int k = 0; k < size; k++) {
            largest = Math.max(largest, Math.abs(matrix[k][k]));
        }
        return largest * NOISE;
    }
}
