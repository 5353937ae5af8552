package io.shopwright.analytics.internal;

/**
 * The first two derivatives of ln Gamma(x) for x &gt; 0, to about 1e-15; those of Commons Math stop at 1e-8, which a
 * Newton step passes on to the estimates.
 *
 * <p>Recurrence up to {@value #LARGE}, asymptotic series from there. Source: M. Abramowitz, I. Stegun (1964), Handbook of
 * Mathematical Functions, 6.3.5, 6.3.18, 6.4.6, 6.4.12.
 */
public final class Polygamma {

    /** From here on the first omitted term of either series is below 1e-17. */
    private static final double LARGE = 12;

    /** Bernoulli numbers B2, B4, ..., B14. */
    private static final double[] BERNOULLI = {1 / 6.0, -1 / 30.0, 1 / 42.0, -1 / 30.0, 5 / 66.0, -691 / 2730.0, 7 / 6.0
    };

    private Polygamma() {}

    /** Returns the derivative of ln Gamma at x; {@code -1/x} dominates near 0. */
    public static double digamma(double x) {
        double below = 0;
        double z = x;
        for (; z < LARGE; z++) {
            below += 1 / z;
        }
        double square = z * z;
        double tail = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            tail = (tail + BERNOULLI[k - 1] / (2 * k)) / square;
        }
        return Math.log(z) - 1 / (2 * z) - tail - below;
    }

    /** Returns the second derivative of ln Gamma at x, positive. */
    public static double trigamma(double x) {
        double below = 0;
        double z = x;
        for (; z < LARGE; z++) {
            below += 1 / (z * z);
        }
        double square = z * z;
        double tail = 0;
        for (int k = BERNOULLI.length; k >= 1; k--) {
            tail = (tail + BERNOULLI[k - 1]) / square;
        }
        return (1 + 1 / (2 * z) + tail) / z + below;
    }
}
