package io.shopwright.analytics.clv;

/**
 * How an interval is found by drawing models from the distribution of the estimates; see {@link Fit#draws}.
 *
 * @param number how many models to draw, positive; the time it takes is proportional. Chance moves each end of a 95 %
 *     interval by about {@code 1.3/sqrt(number)} of the interval's half width
 * @param level share of such intervals that contain the true value, in (0, 1): 0.95
 * @param seed the same seed gives the same interval
 */
public record Draws(int number, double level, long seed) {

    /** 200 draws at a level of 95 %: the ends are good to a tenth of the half width. */
    public static final Draws DEFAULT = new Draws(200, 0.95, 1);

    /** Checks the range of each number. */
    public Draws {
        Check.positive(number, "number");
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1): " + level);
        }
    }

    /** The interval between the quantiles {@code (1-level)/2} and {@code (1+level)/2}, linear between two values. */
    Interval interval(double[] sorted) {
        return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        double above = position - below;
        // Written so that two infinite neighbours give infinity.
        return above == 0 ? sorted[below] : (1 - above) * sorted[below] + above * sorted[below + 1];
    }
}
