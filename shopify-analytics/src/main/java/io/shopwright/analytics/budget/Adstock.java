package io.shopwright.analytics.budget;

/** How spend keeps working in the periods after it was made. */
public sealed interface Adstock permits Adstock.Geometric, WeibullAdstock {

    /**
     * Returns the spend that works in each period.
     *
     * @param spend of consecutive periods, not negative, at least one
     */
    double[] apply(double[] spend);

    /**
     * Each period keeps a share of what worked in the one before: {@code y(t) = x(t) + theta y(t-1)}.
     *
     * @param theta in [0, 1); 0 for no carry-over
     */
    record Geometric(double theta) implements Adstock {

        /** Checks the range. */
        public Geometric {
            if (!(theta >= 0 && theta < 1)) {
                throw new IllegalArgumentException("theta must be >= 0 and < 1: " + theta);
            }
        }

        @Override
        public double[] apply(double[] spend) {
            Check.spends(spend);
            double[] working = spend.clone();
            for (int t = 1; t < working.length; t++) {
                working[t] += theta * working[t - 1];
            }
            return working;
        }

        /**
         * What works in each period if the same is spent in all of them, for ever: {@code 1 / (1 - theta)} times the
         * spend. {@link ResponseCurve#stretched} with it turns a curve of working spend into one of spend.
         */
        public double steadyState() {
            return 1 / (1 - theta);
        }
    }

    /**
     * A share of spend that falls with time as the Weibull distribution survives: after t periods the product of {@code
     * 1 - F(1) ... 1 - F(t)}.
     *
     * @param shape positive; below 1 it falls at once, above 1 it waits
     * @param scale in [0, 1], the place in the series, as a share of its length, that becomes the scale of the
     *     distribution: the quantile of 1 to n, rounded to an integer and halves to even
     */
    static Adstock weibullSurvival(double shape, double scale) {
        return new WeibullAdstock(shape, scale, WeibullAdstock.Kernel.SURVIVAL);
    }

    /**
     * A share of spend like the Weibull density, scaled so that its lowest value is 0 and its highest 1: the effect may
     * peak later than the spend.
     *
     * @param shape positive
     * @param scale as in {@link #weibullSurvival}
     */
    static Adstock weibullDensity(double shape, double scale) {
        return new WeibullAdstock(shape, scale, WeibullAdstock.Kernel.DENSITY);
    }
}
