package io.shopwright.analytics.forecast;

import java.util.Optional;

/**
 * How a series resembles itself some steps ago.
 *
 * <p>Source: G. Box, G. Jenkins, G. Reinsel, G. Ljung (2015), Time series analysis, sections 2.1.4 and 3.2.5; both with the
 * divisor n. Partial ones by the recursion of Durbin and Levinson. Immutable.
 */
public final class Autocorrelation {

    private final double[] whole;
    private final double[] partial;

    private Autocorrelation(double[] whole, double[] partial) {
        this.whole = whole;
        this.partial = partial;
    }

    /**
     * Computes them for lags of 0 to maxLag.
     *
     * @param maxLag from 1 to one less than there are values
     * @return empty if all values are equal, which have no correlation
     */
    public static Optional<Autocorrelation> of(double[] values, int maxLag) {
        double[] y = Finite.copy(values);
        if (maxLag < 1 || maxLag >= y.length) {
            throw new IllegalArgumentException(
                    "maxLag must be >= 1 and below the number of values: " + maxLag + " of " + y.length);
        }
        centre(y);
        double[] whole = new double[maxLag + 1];
        for (int lag = 0; lag <= maxLag; lag++) {
            for (int i = lag; i < y.length; i++) {
                whole[lag] += y[i] * y[i - lag];
            }
        }
        if (!(whole[0] > 0)) {
            return Optional.empty();
        }
        for (int lag = maxLag; lag >= 0; lag--) {
            whole[lag] /= whole[0];
        }
        return Optional.of(new Autocorrelation(whole, partial(whole)));
    }

    /** The correlation with the values {@code lag} steps ago, from -1 to 1; 1 at lag 0. */
    public double at(int lag) {
        return whole[lag];
    }

    /**
     * What of it the values in between do not explain, from -1 to 1.
     *
     * @param lag &gt;= 1
     */
    public double partial(int lag) {
        return partial[lag];
    }

    private static void centre(double[] y) {
        boolean constant = true;
        double mean = 0;
        for (double value : y) {
            mean += value / y.length;
            constant &= value == y[0];
        }
        for (int i = 0; i < y.length; i++) {
            y[i] = constant ? 0 : y[i] - mean;
        }
    }

    private static double[] partial(double[] rho) {
        double[] partial = new double[rho.length];
        double[] phi = new double[rho.length];
        double unexplained = 1;
        for (int k = 1; k < rho.length && unexplained > 0; k++) {
            double rest = rho[k];
            for (int j = 1; j < k; j++) {
                rest -= phi[j] * rho[k - j];
            }
            partial[k] = rest / unexplained;
            double[] before = phi.clone();
            for (int j = 1; j < k; j++) {
                phi[j] = before[j] - partial[k] * before[k - j];
            }
            phi[k] = partial[k];
            unexplained *= 1 - partial[k] * partial[k];
        }
        return partial;
    }
}
