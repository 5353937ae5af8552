package io.shopwright.analytics.forecast;

/** The covariance of forecast errors, taken around zero. */
final class ErrorCovariance {

    private final double[][] errors;
    private final double[][] covariance;
    private final int n;

    private ErrorCovariance(double[][] errors) {
        this.errors = errors;
        n = errors[0].length;
        covariance = new double[errors.length][errors.length];
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = product(i, j) / n;
                covariance[j][i] = covariance[i][j];
            }
        }
    }

    static ErrorCovariance of(double[][] errors, int series) {
        if (errors.length != series || errors[0].length < 2) {
            throw new IllegalArgumentException(
                    "need errors of " + series + " series and 2 or more steps: " + errors.length + " series");
        }
        double[][] copy = new double[series][];
        for (int i = 0; i < series; i++) {
            copy[i] = Finite.copy(errors[i]);
            if (copy[i].length != errors[0].length) {
                throw new IllegalArgumentException(
                        "series " + i + " must have " + errors[0].length + " errors: " + copy[i].length);
            }
        }
        ErrorCovariance result = new ErrorCovariance(copy);
        for (int i = 0; i < series; i++) {
            if (!(result.covariance[i][i] > 0)) {
                throw new IllegalArgumentException(
                        "errors of series " + i + " must not all be 0; take structural weights");
            }
        }
        return result;
    }

    /** The matrix with its elements off the diagonal reduced by the estimated share. */
    double[][] shrunk() {
        double share = share();
        double[][] shrunk = new double[covariance.length][covariance.length];
        for (int i = 0; i < shrunk.length; i++) {
            for (int j = 0; j < shrunk.length; j++) {
                shrunk[i][j] = (i == j ? 1 : 1 - share) * covariance[i][j];
            }
        }
        return shrunk;
    }

    /** The variance of the correlations over their squares, from 0 to 1. */
    private double share() {
        double variances = 0;
        double squares = 0;
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < i; j++) {
                double scale = covariance[i][i] * covariance[j][j];
                double correlation = covariance[i][j] / Math.sqrt(scale);
                double fourth = 0;
                for (int t = 0; t < n; t++) {
                    double both = errors[i][t] * errors[j][t];
                    fourth += both * both / scale;
                }
                variances += (fourth - n * correlation * correlation) / (n * (n - 1.0));
                squares += correlation * correlation;
            }
        }
        return squares > 0 ? Math.min(1, Math.max(0, variances / squares)) : 1;
    }

    private double product(int i, int j) {
        double sum = 0;
        for (int t = 0; t < n; t++) {
            sum += errors[i][t] * errors[j][t];
        }
        return sum;
    }
}
