package io.shopwright.analytics.internal;

/**
 * Powers over a beta function, and binomial probabilities, without the cancellation of log-gammas: the logarithm is a sum of
 * small terms even where each gamma function has millions of digits.
 *
 * <p>Source: C. Loader (2000), Fast and Accurate Computation of Binomial Probabilities.
 */
public final class BetaKernel {

    /** From here on Stirling's series with seven terms is exact to the last bit. */
    private static final double LARGE = 15;

    private static final double[] SERIES = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    /** Powers of a number below 0.1 beyond this one do not count. */
    private static final int MOST_POWERS = 17;

    private BetaKernel() {}

    /**
     * Returns {@code ln(x^a y^b / B(a, b))}, the log density of {@code ln(x/y)} if x follows the Beta distribution.
     *
     * @param x in (0, 1)
     * @param y {@code 1 - x}, given apart so that it is exact where x is near 1
     */
    public static double log(double a, double b, double x, double y) {
        double n = a + b;
        return Math.log(a / n * b / (2 * Math.PI)) / 2
                + stirlingError(n)
                - stirlingError(a)
                - stirlingError(b)
                - deviance(a, n * x)
                - deviance(b, n * y);
    }

    /** Returns the log probability of k successes in n trials of probability p = 1 - q; p and q in (0, 1). */
    public static double logBinomial(double k, double n, double p, double q) {
        if (k == 0) {
            return n * Math.log1p(-p);
        }
        if (k == n) {
            return n * Math.log1p(-q);
        }
        return Math.log(n / k / (n - k) / (2 * Math.PI)) / 2
                + stirlingError(n)
                - stirlingError(k)
                - stirlingError(n - k)
                - deviance(k, n * p)
                - deviance(n - k, n * q);
    }

    /** {@code ln Gamma(n+1) - ln(sqrt(2 pi n) (n/e)^n)}, for n > 0. */
    static double stirlingError(double n) {
        double above = 0;
        double m = n;
        for (; m < LARGE; m++) {
            above += (m + 0.5) * Math.log1p(1 / m) - 1;
        }
        double sum = 0;
        for (int i = SERIES.length - 1; i >= 0; i--) {
            sum = sum / (m * m) + SERIES[i];
        }
        return above + sum / m;
    }

    /** Returns {@code x ln(x/mean) + mean - x}, exact also where x is near the mean; x not negative, mean positive. */
    public static double deviance(double x, double mean) {
        if (x == 0) {
            return mean;
        }
        double v = (x - mean) / (x + mean);
        if (Math.abs(v) >= 0.1) {
            return x * Math.log(x / mean) + mean - x;
        }
        double sum = (x - mean) * v;
        double power = 2 * x * v;
        for (int j = 3; j <= MOST_POWERS; j += 2) {
            power *= v * v;
            sum += power / j;
        }
        return sum;
    }
}
