package io.shopwright.analytics.forecast;

/**
 * Seasonal-trend decomposition by local regression, for one season. Without {@link #robust()} one wild value bends the
 * season and the trend around it; with it, it stays in the remainder.
 *
 * <p>Source: R. B. Cleveland, W. S. Cleveland, J. E. McRae, I. Terpenning (1990), STL: a seasonal-trend decomposition
 * procedure based on loess, Journal of Official Statistics 6(1), 3-73. Defaults are those of the function stl of R.
 *
 * @param period the length of the season in observations, &gt;= 2
 * @param seasonal smooths the values of one position of the season over the periods; with a window wider than
 *     {@code 10 n} of a series of n the season is the same in all periods
 * @param trend smooths what is left without the season
 * @param lowPass takes slow movement out of the season
 * @param inner passes in which season and trend are improved in turn, &gt;= 1
 * @param outer passes in which wild values lose weight, &gt;= 0
 */
public record Stl(int period, Loess seasonal, Loess trend, Loess lowPass, int inner, int outer) {

    private static final int ROBUST_OUTER = 15;

    /** Stands for a window of {@code 10 n + 1}, whatever n. */
    private static final Loess ENDLESS = new Loess(Integer.MAX_VALUE, 0, Integer.MAX_VALUE);

    public Stl {
        if (period < 2) {
            throw new IllegalArgumentException("period must be >= 2: " + period);
        }
        if (inner < 1 || outer < 0) {
            throw new IllegalArgumentException("need inner >= 1 and outer >= 0: " + inner + ", " + outer);
        }
    }

    /** The same season in every period. */
    public static Stl periodic(int period) {
        return create(period, ENDLESS, 1.5 * period);
    }

    /**
     * A season that changes over the years.
     *
     * @param seasonalWindow the number of periods over which it is smoothed, odd; 7 follows quickly, 13 is usual
     */
    public static Stl of(int period, int seasonalWindow) {
        return create(period, Loess.of(seasonalWindow, 0), 1.5 * period / (1 - 1.5 / seasonalWindow));
    }

    private static Stl create(int period, Loess seasonal, double trendWindow) {
        // an endless window makes the trend's an infinitely small bit wider than 1.5 periods
        int ceiling = seasonal.equals(ENDLESS) ? (int) Math.floor(trendWindow) + 1 : (int) Math.ceil(trendWindow);
        return new Stl(period, seasonal, Loess.of(ceiling | 1, 1), Loess.of(Math.max(3, period | 1), 1), 2, 0);
    }

    /** The same decomposition with weights against wild values: one inner pass in each of 15 outer ones. */
    public Stl robust() {
        return new Stl(period, seasonal, trend, lowPass, 1, ROBUST_OUTER);
    }

    /**
     * Splits a series.
     *
     * @param values more than two periods, all finite
     * @throws IllegalArgumentException if the series is too short or a value is not finite
     */
    public Decomposition decompose(double... values) {
        double[] y = Finite.copy(values);
        if (y.length <= 2 * period) {
            throw new IllegalArgumentException(
                    "need more than two periods of " + period + " values: " + y.length + "; take a shorter period");
        }
        return new StlRun(this, y).decompose();
    }

    boolean isPeriodic(int n) {
        return seasonal.window() > 10L * n;
    }

    /** The smoother of the season for a series of n values. */
    Loess seasonalFor(int n) {
        return isPeriodic(n) ? Loess.of(10 * n + 1, seasonal.degree()) : seasonal;
    }
}
