package io.shopwright.analytics.internal;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** The negative Hessian of a function, by its eigenvalues and eigenvectors. */
final class Curvature {

    /** Eigenvalues below this fraction of the largest one are rounding noise. */
    private static final double NOISE = 1e-14;

    private final double[] eigenvalues;
    private final double[][] eigenvectors;

    private Curvature(double[] eigenvalues, double[][] eigenvectors) {
        this.eigenvalues = eigenvalues;
        this.eigenvectors = eigenvectors;
    }

    static Curvature of(Derivatives derivatives) {
        int size = derivatives.size();
        double[][] negative = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                negative[i][j] = -derivatives.hessian(i, j);
            }
        }
        EigenDecomposition decomposition = new EigenDecomposition(new Array2DRowRealMatrix(negative, false));
        double[][] vectors = new double[size][];
        for (int k = 0; k < size; k++) {
            vectors[k] = decomposition.getEigenvector(k).toArray();
        }
        return new Curvature(decomposition.getRealEigenvalues(), vectors);
    }

    double smallest() {
        double smallest = Double.POSITIVE_INFINITY;
        for (double eigenvalue : eigenvalues) {
            smallest = Math.min(smallest, eigenvalue);
        }
        return smallest;
    }

    /**
     * Returns the Newton step for a gradient, with the absolute value of each eigenvalue, so that the step always
     * leads upwards.
     */
    double[] ascent(double[] gradient) {
        int size = gradient.length;
        double floor = floor();
        double[] step = new double[size];
        for (int k = 0; k < size; k++) {
            double slope = 0;
            for (int i = 0; i < size; i++) {
                slope += eigenvectors[k][i] * gradient[i];
            }
            double length = slope / Math.max(Math.abs(eigenvalues[k]), floor);
            for (int i = 0; i < size; i++) {
                step[i] += length * eigenvectors[k][i];
            }
        }
        return step;
    }

    double[][] inverse() {
        int size = eigenvalues.length;
        double[][] inverse = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    inverse[i][j] += eigenvectors[k][i] * eigenvectors[k][j] / eigenvalues[k];
                }
            }
        }
        return inverse;
    }

    private double floor() {
        double largest = Double.MIN_NORMAL;
        for (double eigenvalue : eigenvalues) {
            largest = Math.max(largest, Math.abs(eigenvalue));
        }
        return largest * NOISE;
    }
}
