package io.shopwright.analytics.internal;

import org.apache.commons.math3.special.Gamma;

/**
 * The logarithm of the rising factorial {@code (z)_n = z (z+1) ... (z+n-1) = Gamma(z+n) / Gamma(z)} and its first two
 * derivatives by {@code z}, for {@code z > 0} and {@code n >= 0}.
 *
 * <p>Short products are multiplied out, which is exact where a difference of two log-gammas would cancel; long ones are
 * that difference.
 */
public final class RisingFactorial {

    /** Number of factors from which the difference of gamma functions is as exact as the product, and faster. */
    private static final int LONG_PRODUCT = 500;

    private static final double NEAR_OVERFLOW = 1e290;

    private RisingFactorial() {}

    /** Returns {@code ln (z)_n}; 0 for n = 0. */
    public static double log(double z, int n) {
        if (n > LONG_PRODUCT) {
            return Gamma.logGamma(z + n) - Gamma.logGamma(z);
        }
        double sum = 0;
        double product = 1;
        for (int j = 0; j < n; j++) {
            product *= z + j;
            if (product > NEAR_OVERFLOW) {
                sum += Math.log(product);
                product = 1;
            }
        }
        return sum + Math.log(product);
    }

    /** Returns the derivative {@code sum of 1/(z+j) for j < n}. */
    public static double slope(double z, int n) {
        if (n > LONG_PRODUCT) {
            return Polygamma.digamma(z + n) - Polygamma.digamma(z);
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += 1 / (z + j);
        }
        return sum;
    }

    /** Returns the second derivative {@code -sum of 1/(z+j)^2 for j < n}. */
    public static double curvature(double z, int n) {
        if (n > LONG_PRODUCT) {
            return Polygamma.trigamma(z + n) - Polygamma.trigamma(z);
        }
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum -= 1 / ((z + j) * (z + j));
        }
        return sum;
    }
}
