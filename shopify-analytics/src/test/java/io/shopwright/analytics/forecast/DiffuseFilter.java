package io.shopwright.analytics.forecast;

/**
 * The likelihood of an ARIMA model by a Kalman filter that starts with a large variance of the values before the first: the
 * usual way to treat differences, beside which ours, which drops them, is held. The state is that of A. Harvey (1989),
 * Forecasting, structural time series models and the Kalman filter, section 3.4, followed by the values before.
 */
final class DiffuseFilter {

    /** Steps whose forecast has a variance beyond this only settle the start. */
    private static final double START = 1e4;

    private final int width;
    private final double[][] transition;
    private final double[] observation;
    private final double[][] covariance;

    /**
     * @param phi own weights of the differenced series
     * @param theta error weights
     * @param past weights with which values before make up for the differences
     * @param kappa variance of these values, over that of the errors
     */
    DiffuseFilter(double[] phi, double[] theta, double[] past, double kappa) {
        width = Math.max(phi.length, theta.length + 1);
        int size = width + past.length;
        double[][] own = new double[width][width];
        double[][] noise = new double[width][width];
        for (int i = 0; i < width; i++) {
            own[i][0] = i < phi.length ? phi[i] : 0;
            if (i + 1 < width) {
                own[i][i + 1] = 1;
            }
            for (int j = 0; j < width; j++) {
                noise[i][j] = theta(theta, i) * theta(theta, j);
            }
        }
        transition = new double[size][size];
        covariance = new double[size][size];
        observation = new double[size];
        double[][] stationary = stationary(own, noise);
        for (int i = 0; i < width; i++) {
            System.arraycopy(own[i], 0, transition[i], 0, width);
            System.arraycopy(stationary[i], 0, covariance[i], 0, width);
        }
        observation[0] = 1;
        for (int i = 0; i < past.length; i++) {
            observation[width + i] = past[i];
            covariance[width + i][width + i] = kappa;
            if (i > 0) {
                transition[width + i][width + i - 1] = 1;
            }
        }
        for (int j = 0; j < size && past.length > 0; j++) {
            transition[width][j] = observation[j];
        }
    }

    /** The greatest log likelihood over the variance of the errors. */
    double logLikelihood(double[] y, double[] theta) {
        int size = observation.length;
        double[] state = new double[size];
        double squares = 0;
        double logs = 0;
        int counted = 0;
        double[][] p = covariance;
        for (double value : y) {
            double[] gain = times(p, observation);
            double variance = dot(observation, gain);
            double error = value - dot(observation, state);
            if (variance < START) {
                squares += error * error / variance;
                logs += Math.log(variance);
                counted++;
            }
            double[][] filtered = new double[size][size];
            for (int i = 0; i < size; i++) {
                state[i] += gain[i] * error / variance;
                for (int j = 0; j < size; j++) {
                    filtered[i][j] = p[i][j] - gain[i] * gain[j] / variance;
                }
            }
            state = times(transition, state);
            p = sandwich(transition, filtered);
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    p[i][j] += theta(theta, i) * theta(theta, j);
                }
            }
        }
        double used = y.length - (size - width);
        return -used / 2 * (Math.log(squares / counted) + logs / counted + 1 + Math.log(2 * Math.PI));
    }

    private static double theta(double[] theta, int lag) {
        return lag == 0 ? 1 : lag <= theta.length ? theta[lag - 1] : 0;
    }

    /** The sum of {@code T^k N T'^k}, twice as many terms in each round. */
    private static double[][] stationary(double[][] t, double[][] n) {
        double[][] sum = n;
        double[][] power = t;
        for (int round = 0; round < 60; round++) {
            double[][] more = sandwich(power, sum);
            double[][] next = new double[n.length][n.length];
            double change = 0;
            for (int i = 0; i < n.length; i++) {
                for (int j = 0; j < n.length; j++) {
                    next[i][j] = sum[i][j] + more[i][j];
                    change = Math.max(change, Math.abs(more[i][j]));
                }
            }
            sum = next;
            if (change == 0) {
                return sum;
            }
            power = product(power, power);
        }
        return sum;
    }

    private static double[][] sandwich(double[][] t, double[][] p) {
        double[][] left = product(t, p);
        double[][] result = new double[p.length][p.length];
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                result[i][j] = dot(left[i], t[j]);
            }
        }
        return result;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] product = new double[left.length][left.length];
        for (int i = 0; i < left.length; i++) {
            for (int k = 0; k < left.length; k++) {
                for (int j = 0; left[i][k] != 0 && j < left.length; j++) {
                    product[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return product;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = dot(matrix[i], vector);
        }
        return product;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
