package io.shopwright.analytics.internal;

/**
 * The Beta distribution function and its inverse, with a small relative error in both tails and for shapes from 1e-3 to 1e9.
 *
 * <p>Source: A. DiDonato, A. Morris (1992), Significant Digit Computation of the Incomplete Beta Function Ratios, ACM
 * Transactions on Mathematical Software 18, equation 9 (continued fraction), evaluated after W. Lentz (1976), Generating
 * Bessel functions in Mie scattering calculations using continued fractions.
 */
public final class IncompleteBeta {

    /** About the square root of the larger shape is needed. */
    private static final int MOST_TERMS = 1_000_000;

    private static final double PRECISION = 2.5e-16;
    private static final double NOT_ZERO = 1e-300;
    private static final int MOST_STEPS = 200;
    private static final double FARTHEST = 700;

    private IncompleteBeta() {}

    /**
     * Returns P(X &lt; x) for X of the Beta distribution with shapes a and b.
     *
     * @param x in [0, 1]
     * @param y {@code 1 - x}, given apart so that it is exact where x is near 1
     */
    public static double lower(double a, double b, double x, double y) {
        if (x <= 0) {
            return 0;
        }
        if (y <= 0) {
            return 1;
        }
        return isLower(a, b, x) ? tail(a, b, x, y) : 1 - tail(b, a, y, x);
    }

    /**
     * Returns the quantile as log-odds {@code ln(x / (1-x))}, so that neither x nor 1-x loses digits. It is at most 700 in
     * absolute value, where x or 1-x is 1e-304.
     *
     * @param p P(X &lt; x), in (0, 1); a p above one half should be asked for as {@code -quantile(b, a, 1 - p)}
     */
    public static double quantile(double a, double b, double p) {
        if (p > 0.5) {
            return -quantile(b, a, 1 - p);
        }
        double odds = Math.log(a / b) - NormalTail.quantile(p) * Math.min(Math.sqrt(1 / a + 1 / b), 1);
        for (int i = 0; i < MOST_STEPS; i++) {
            double x = 1 / (1 + Math.exp(-odds));
            double y = 1 / (1 + Math.exp(odds));
            // the logarithm of the distribution function is concave in the log-odds, so Newton's steps cannot diverge
            double step = isLower(a, b, x) ? lowerStep(a, b, x, y, p) : upperStep(a, b, x, y, p);
            double next = Math.max(-FARTHEST, Math.min(FARTHEST, odds - step));
            if (Math.abs(next - odds) <= Math.max(4 * Math.ulp(odds), PRECISION)) {
                return next;
            }
            odds = next;
        }
        return odds;
    }

    /** {@code (ln F - ln p) / (ln F)'}, where F itself may be too small for a double. */
    private static double lowerStep(double a, double b, double x, double y, double p) {
        double ratio = fraction(a, b, x, y);
        return (BetaKernel.log(a, b, x, y) + Math.log(ratio / p)) * ratio;
    }

    private static double upperStep(double a, double b, double x, double y, double p) {
        double probability = 1 - tail(b, a, y, x);
        return Math.log(probability / p) * probability / Math.exp(BetaKernel.log(a, b, x, y));
    }

    /** Whether x is so far below the mean that the fraction converges fast. */
    private static boolean isLower(double a, double b, double x) {
        return x < (a + 1) / (a + b + 2);
    }

    private static double tail(double a, double b, double x, double y) {
        return Math.exp(BetaKernel.log(a, b, x, y)) * fraction(a, b, x, y);
    }

    /** The distribution function over the density of the log-odds. */
    private static double fraction(double a, double b, double x, double y) {
        double distance = a > b ? (a + b) * y - b : a - (a + b) * x;
        double inverse = a / (a + 1) * (distance + 1);
        double c = inverse;
        double d = 0;
        for (int n = 1; n <= MOST_TERMS; n++) {
            double odd = a + 2 * n - 1;
            double falling = n * (b - n) * x / odd;
            double numerator = (a + n - 1) * (a + b + n - 1) * x / odd * falling;
            double term = n + falling + (a + n) / (odd + 2) * (distance + 1 + n * (1 + y));
            d = 1 / notZero(term + numerator * d);
            c = notZero(term + numerator / c);
            inverse *= c * d;
            if (Math.abs(c * d - 1) <= PRECISION) {
                break;
            }
        }
        return 1 / inverse;
    }

    private static double notZero(double value) {
        return Math.abs(value) < NOT_ZERO ? NOT_ZERO : value;
    }
}
