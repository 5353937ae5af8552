package io.shopwright.analytics.internal;

/**
 * The Beta distribution function and its inverse, with a small relative error in both tails and for shapes from 1e-3 to 1e9.
 *
 * <p>Source: M. Abramowitz, I. Stegun (1964), Handbook of Mathematical Functions, 26.5.8 (continued fraction), evaluated
 * after W. Lentz (1976), Generating Bessel functions in Mie scattering calculations using continued fractions.
 */
public final class IncompleteBeta {

    /** About the square root of the larger shape is needed. */
    private static final int MOST_TERMS = 1_000_000;

    private static final double PRECISION = 1e-16;
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
        return x < (a + 1) / (a + b + 2) ? tail(a, b, x, y) : 1 - tail(b, a, y, x);
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
            double probability = lower(a, b, x, y);
            // the logarithm of the distribution function is concave in the log-odds, so Newton's steps cannot diverge
            double step = Math.log(probability / p) * probability / Math.exp(BetaKernel.log(a, b, x, y));
            double next = Math.max(-FARTHEST, Math.min(FARTHEST, odds - step));
            if (Math.abs(next - odds) <= Math.max(4 * Math.ulp(odds), PRECISION)) {
                return next;
            }
            odds = next;
        }
        return odds;
    }

    private static double tail(double a, double b, double x, double y) {
        return Math.exp(BetaKernel.log(a, b, x, y)) / a * fraction(a, b, x);
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / notZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / notZero(1 + even * d);
            c = notZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / notZero(1 + odd * d);
            c = notZero(1 + odd / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) <= PRECISION) {
                break;
            }
        }
        return fraction;
    }

    private static double notZero(double value) {
        return Math.abs(value) < NOT_ZERO ? NOT_ZERO : value;
    }
}
