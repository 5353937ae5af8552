package io.shopwright.analytics.budget;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Minimises a sum of squares by damped Gauss-Newton steps, each from a QR decomposition.
 *
 * <p>Source: D. Marquardt (1963), An Algorithm for Least-Squares Estimation of Nonlinear Parameters, SIAM Journal on
 * Applied Mathematics 11, 431-441.
 */
final class LeastSquares {

    /** What is left between the data and a model with these parameters. */
    @FunctionalInterface
    interface Residuals {
        double[] at(double[] parameters);
    }

    /**
     * Where a search ended.
     *
     * @param rank how many directions the data determine
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on within the package, never compared
    record Minimum(double[] point, double squares, double[][] jacobian, int rank, boolean settled) {}

    private static final int MOST_STEPS = 500;
    private static final double FIRST_DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e12;
    /** A step this short, relative to parameters of the size of 1, changes nothing. */
    private static final double SHORT = 1e-11;
    /** Step of numerical derivatives; its fourth power is their error. */
    private static final double NUDGE = 1e-3;
    /** Singular values below this share of the greatest are none. */
    private static final double RANK = 1e-9;

    private LeastSquares() {}

    static Minimum of(Residuals residuals, double[] start) {
        double[] point = start.clone();
        double[] rest = residuals.at(point);
        double squares = squares(rest);
        double[][] jacobian = jacobian(residuals, point);
        double damping = FIRST_DAMPING;
        boolean settled = false;
        for (int i = 0; i < MOST_STEPS && !settled && damping < MOST_DAMPING; i++) {
            double[] step = step(jacobian, rest, damping);
            double[] tried = new double[point.length];
            double length = 0;
            for (int k = 0; k < tried.length; k++) {
                tried[k] = point[k] + step[k];
                length = Math.max(length, Math.abs(step[k]) / (1 + Math.abs(point[k])));
            }
            double[] left = residuals.at(tried);
            double lower = squares(left);
            settled = length <= SHORT;
            if (lower <= squares) {
                point = tried;
                rest = left;
                squares = lower;
                jacobian = jacobian(residuals, point);
                damping /= 10;
            } else {
                damping *= 10;
            }
        }
        return new Minimum(point, squares, jacobian, rank(jacobian), settled || damping >= MOST_DAMPING);
    }

    /** The inverse of J'J. */
    static double[][] inverseOfNormalMatrix(double[][] jacobian) {
        RealMatrix r = new QRDecomposition(new Array2DRowRealMatrix(jacobian, false)).getR();
        int p = jacobian[0].length;
        RealMatrix inverse = new QRDecomposition(r.getSubMatrix(0, p - 1, 0, p - 1))
                .getSolver()
                .getInverse();
        return inverse.multiply(inverse.transpose()).getData();
    }

    private static int rank(double[][] jacobian) {
        double[] values = new SingularValueDecomposition(new Array2DRowRealMatrix(jacobian, false)).getSingularValues();
        int rank = 0;
        for (double value : values) {
            rank += value > RANK * values[0] ? 1 : 0;
        }
        return rank;
    }

    /** Solves for the step with a penalty on its length in units of each column. */
    private static double[] step(double[][] jacobian, double[] rest, double damping) {
        int n = rest.length;
        int p = jacobian[0].length;
        double[][] rows = new double[n + p][p];
        double[] right = new double[n + p];
        for (int i = 0; i < n; i++) {
            rows[i] = jacobian[i];
            right[i] = rest[i];
        }
        for (int k = 0; k < p; k++) {
            double norm = 0;
            for (double[] row : jacobian) {
                norm += row[k] * row[k];
            }
            rows[n + k][k] = Math.sqrt(damping * Math.max(norm, Double.MIN_NORMAL));
        }
        return new QRDecomposition(new Array2DRowRealMatrix(rows, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    /** Derivatives of the model, that is of minus the residuals, by central differences of fourth order. */
    private static double[][] jacobian(Residuals residuals, double[] point) {
        double[][] jacobian = new double[residuals.at(point).length][point.length];
        for (int k = 0; k < point.length; k++) {
            double[] near = difference(residuals, point, k, NUDGE);
            double[] far = difference(residuals, point, k, 2 * NUDGE);
            for (int i = 0; i < near.length; i++) {
                jacobian[i][k] = -(8 * near[i] - far[i]) / (12 * NUDGE);
            }
        }
        return jacobian;
    }

    private static double[] difference(Residuals residuals, double[] point, int parameter, double by) {
        double[] moved = point.clone();
        moved[parameter] = point[parameter] + by;
        double[] up = residuals.at(moved);
        moved[parameter] = point[parameter] - by;
        double[] down = residuals.at(moved);
        for (int i = 0; i < up.length; i++) {
            up[i] -= down[i];
        }
        return up;
    }

    static double squares(double[] rest) {
        double sum = 0;
        for (double r : rest) {
            sum += r * r;
        }
        return sum;
    }
}
