package io.shopwright.analytics.internal;

import org.apache.commons.math3.special.Beta;

/** Quantiles of Student's t distribution. */
public final class StudentT {

    private static final int MOST_STEPS = 200;
    private static final double ROUNDING = 1e-14;

    private StudentT() {}

    /**
     * The t that is exceeded with a probability.
     *
     * @param tail &gt; 0 and &lt; 1/2
     * @param freedom degrees of freedom, &gt; 0
     */
    public static double upperQuantile(double tail, double freedom) {
        double low = 0;
        double high = 2 * Math.max(1, -StandardNormal.quantile(tail));
        while (tail(high, freedom) > tail) {
            high *= 2;
        }
        double t = (low + high) / 2;
        for (int i = 0; i < MOST_STEPS && high - low > ROUNDING * high; i++) {
            double above = tail(t, freedom);
            if (Math.abs(above - tail) < ROUNDING * tail) {
                return t;
            }
            if (above > tail) {
                low = t;
            } else {
                high = t;
            }
            double newton = t + (above - tail) / density(t, freedom);
            t = newton > low && newton < high ? newton : (low + high) / 2;
        }
        return t;
    }

    private static double tail(double t, double freedom) {
        return Beta.regularizedBeta(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
    }

    private static double density(double t, double freedom) {
        return Math.exp(-(freedom + 1) / 2 * Math.log1p(t * t / freedom)
                - Beta.logBeta(freedom / 2, 0.5)
                - Math.log(freedom) / 2);
    }
}
