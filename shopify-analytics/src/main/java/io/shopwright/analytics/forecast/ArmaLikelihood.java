package io.shopwright.analytics.forecast;

import java.util.Arrays;

/**
 * The exact likelihood of {@code w_t = sum phi_i w_(t-i) + e_t + sum theta_i e_(t-i)} for a stationary series. After the
 * first {@code r = max(p, q)} values, {@code z_t = w_t - sum phi_i w_(t-i)} depends on the last q errors only; so the
 * covariance of the first r of w and the following z is a band of width r, and its Cholesky factor costs {@code n r^2}.
 *
 * <p>Source: C. Ansley (1979), An algorithm for the exact likelihood of a mixed autoregressive-moving average process,
 * Biometrika 66, 59-65. It is the likelihood that a Kalman filter of the same model gives.
 */
final class ArmaLikelihood {

    private final double[] phi;
    private final double[] theta;
    private final int width;
    private final int rows;
    /** Row t holds the factor's elements of columns t - width to t. */
    private final double[][] factor;

    private final boolean valid;

    /**
     * @param phi own weights of lags 1 to p
     * @param theta error weights of lags 1 to q
     * @param rows values of the series, and of the future if forecasts are wanted
     */
    ArmaLikelihood(double[] phi, double[] theta, int rows) {
        this.phi = phi;
        this.theta = theta;
        this.rows = rows;
        width = Math.max(phi.length, theta.length);
        factor = new double[rows][width + 1];
        valid = decompose();
    }

    /** Whether the model is stationary as far as the covariance shows. */
    boolean valid() {
        return valid;
    }

    private boolean decompose() {
        double[] psi = psi(theta.length + 1);
        double[] errors = new double[theta.length + 1];
        double[] cross = new double[theta.length + 1];
        for (int lag = 0; lag <= theta.length; lag++) {
            for (int k = lag; k <= theta.length; k++) {
                errors[lag] += theta(k) * theta(k - lag);
                cross[lag] += theta(k) * psi[k - lag];
            }
        }
        double[] own = autocovariance(cross);
        for (int t = 0; t < rows; t++) {
            if (t > 2 * width && converged(t)) {
                factor[t] = factor[t - 1];
                continue;
            }
            for (int column = Math.max(0, t - width); column <= t; column++) {
                int lag = t - column;
                double value = t < width ? own[lag] : lag > theta.length ? 0 : (column < width ? cross : errors)[lag];
                for (int k = Math.max(0, t - width); k < column; k++) {
                    if (k >= column - width) {
                        value -= factor[t][k - t + width] * factor[column][k - column + width];
                    }
                }
                if (column < t) {
                    factor[t][column - t + width] = value / factor[column][width];
                } else if (value > 0) {
                    factor[t][width] = Math.sqrt(value);
                } else {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the last rows are all the same to rounding, as they are from some time on. */
    private boolean converged(int t) {
        for (int row = t - width; row < t; row++) {
            if (factor[row] != factor[row - 1]) {
                for (int k = 0; k <= width; k++) {
                    if (Math.abs(factor[row][k] - factor[row - 1][k]) > 1e-13) {
                        return false;
                    }
                }
            }
        }
        return width > 0 || t > 0;
    }

    private double theta(int lag) {
        return lag == 0 ? 1 : theta[lag - 1];
    }

    /** The effect of an error 0, 1, ... steps later. */
    double[] psi(int size) {
        double[] psi = new double[size];
        for (int j = 0; j < size; j++) {
            psi[j] = j <= theta.length ? theta(j) : 0;
            for (int i = 1; i <= Math.min(j, phi.length); i++) {
                psi[j] += phi[i - 1] * psi[j - i];
            }
        }
        return psi;
    }

    /** The covariances of the series with itself 0 to {@code width} steps ago, for errors of variance 1. */
    private double[] autocovariance(double[] cross) {
        int p = phi.length;
        double[][] system = new double[p + 1][p + 2];
        for (int j = 0; j <= p; j++) {
            system[j][j] += 1;
            for (int i = 1; i <= p; i++) {
                system[j][Math.abs(j - i)] -= phi[i - 1];
            }
            system[j][p + 1] = j < cross.length ? cross[j] : 0;
        }
        double[] start = solve(system);
        double[] own = Arrays.copyOf(start, Math.max(width, p) + 1);
        for (int j = p + 1; j < own.length; j++) {
            own[j] = j < cross.length ? cross[j] : 0;
            for (int i = 1; i <= p; i++) {
                own[j] += phi[i - 1] * own[j - i];
            }
        }
        return own;
    }

    /** Gauss elimination with row pivots; the last column is the right side. */
    private static double[] solve(double[][] system) {
        int size = system.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(system[row][column]) > Math.abs(system[pivot][column]) ? row : pivot;
            }
            double[] swap = system[column];
            system[column] = system[pivot];
            system[pivot] = swap;
            for (int row = column + 1; row < size; row++) {
                double share = system[row][column] / system[column][column];
                for (int k = column; share != 0 && k <= size; k++) {
                    system[row][k] -= share * system[column][k];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double value = system[row][size];
            for (int k = row + 1; k < size; k++) {
                value -= system[row][k] * solution[k];
            }
            solution[row] = value / system[row][row];
        }
        return solution;
    }

    /** Errors of one step, each over its own deviation for errors of variance 1. */
    double[] standardized(double[] w) {
        double[] e = new double[w.length];
        for (int t = 0; t < w.length; t++) {
            double value = w[t];
            for (int i = 1; t >= width && i <= phi.length; i++) {
                value -= phi[i - 1] * w[t - i];
            }
            for (int k = Math.max(0, t - width); k < t; k++) {
                value -= factor[t][k - t + width] * e[k];
            }
            e[t] = value / factor[t][width];
        }
        return e;
    }

    /** The logarithm of the determinant of the covariance of the first values, for errors of variance 1. */
    double logDeterminant(int size) {
        double sum = 0;
        for (int t = 0; t < size; t++) {
            sum += Math.log(factor[t][width]);
        }
        return 2 * sum;
    }

    /** The expected values after the first {@code origin}, of which and of whose errors the following are made. */
    double[] forecast(double[] w, double[] e, int origin, int horizon) {
        double[] path = Arrays.copyOf(Arrays.copyOf(w, origin), origin + horizon);
        for (int t = origin; t < path.length; t++) {
            double value = 0;
            double[] row = factor[Math.min(t, rows - 1)];
            for (int k = Math.max(0, t - width); k < origin; k++) {
                value += row[k - t + width] * e[k];
            }
            for (int i = 1; t >= width && i <= phi.length; i++) {
                value += phi[i - 1] * path[t - i];
            }
            path[t] = value;
        }
        return Arrays.copyOfRange(path, origin, path.length);
    }

    /** The effect of the error of step {@code source} after the first {@code size} values on each of the steps. */
    double[] effect(int size, int source, int steps) {
        double[] effect = new double[steps];
        for (int h = source; h < steps; h++) {
            int t = size + h;
            int k = source - h + width;
            effect[h] = k >= 0 ? factor[t][k] : 0;
            for (int i = 1; t >= width && i <= Math.min(h, phi.length); i++) {
                effect[h] += phi[i - 1] * effect[h - i];
            }
        }
        return effect;
    }
}
