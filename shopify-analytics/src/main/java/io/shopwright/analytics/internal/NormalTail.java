package io.shopwright.analytics.internal;

import org.apache.commons.math3.special.Erf;

/** The upper tail of the standard normal distribution, exact where it is far too small for a double. */
public final class NormalTail {

    /** {@code ln sqrt(2 pi)}. */
    public static final double LOG_ROOT_TWO_PI = 0.9189385332046728;

    /** From here on the continued fraction needs no more than {@value #TERMS} terms. */
    private static final double FAR = 3;

    private static final int TERMS = 40;

    /** Below this the leading term of the tail is the better start for its inverse. */
    private static final double FAR_OUT = 1e-12;

    private static final int NEWTON_STEPS = 5;

    private NormalTail() {}

    /** Returns ln P(Z &gt; z). */
    public static double log(double z) {
        if (z < FAR) {
            return z < -FAR ? Math.log1p(-Erf.erfc(-z / Math.sqrt(2)) / 2) : Math.log(Erf.erfc(z / Math.sqrt(2)) / 2);
        }
        return -z * z / 2 - LOG_ROOT_TWO_PI - Math.log(farHazard(z));
    }

    /** Returns P(Z &gt; z), with a small relative error down to the smallest double. */
    public static double probability(double z) {
        return z < FAR ? Erf.erfc(z / Math.sqrt(2)) / 2 : Math.exp(log(z));
    }

    /** Returns the z with P(Z &gt; z) = p; p in (0, 1). */
    public static double quantile(double p) {
        if (p > 0.5) {
            return -quantile(1 - p);
        }
        double z = p < FAR_OUT ? Math.sqrt(-2 * Math.log(p)) : Math.sqrt(2) * Erf.erfcInv(2 * p);
        for (int step = 0; step < NEWTON_STEPS; step++) {
            z += (log(z) - Math.log(p)) / hazard(z); // the logarithm of the tail is concave
        }
        return z;
    }

    /** Returns the hazard, density over tail at z; close to z for large z. */
    public static double hazard(double z) {
        return z < FAR ? Math.exp(-z * z / 2 - LOG_ROOT_TWO_PI - log(z)) : farHazard(z);
    }

    /** {@code z + 1/(z + 2/(z + 3/(z + ...)))}; M. Abramowitz, I. Stegun (1964), 26.2.14. */
    private static double farHazard(double z) {
        double fraction = z;
        for (int k = TERMS; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return fraction;
    }
}
