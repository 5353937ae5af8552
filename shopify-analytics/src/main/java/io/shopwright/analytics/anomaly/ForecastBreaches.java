package io.shopwright.analytics.anomaly;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Values outside the interval of a forecast that was made before them, not more than may be looked at. The score is the
 * distance from the expected value in units of that half of the interval: above 1 outside.
 *
 * @param budget the greatest number of alarms, &gt;= 0: the farthest ones stay
 */
public record ForecastBreaches(int budget) {

    public ForecastBreaches {
        if (budget < 0) {
            throw new IllegalArgumentException("budget must be >= 0: " + budget);
        }
    }

    /**
     * A budget of false alarms: how many an ordinary series has outside intervals of a level, rounded up.
     *
     * @param level the coverage of the intervals, &gt; 0 and &lt; 1
     */
    public static ForecastBreaches ordinary(int values, double level) {
        Check.share(level, "level");
        return new ForecastBreaches((int) Math.ceil(values * (1 - level) - 1e-9));
    }

    /**
     * What was expected of one value.
     *
     * @param lower end of the interval
     * @param expected between the ends
     * @param upper end of the interval
     */
    public record Forecast(double lower, double expected, double upper) {

        public Forecast {
            if (!(lower <= expected && expected <= upper && Double.isFinite(lower) && Double.isFinite(upper))) {
                throw new IllegalArgumentException(
                        "need finite lower <= expected <= upper: " + lower + ", " + expected + ", " + upper);
            }
        }
    }

    /**
     * Looks for anomalies, the farthest first; equally far ones in order of the series.
     *
     * @param forecasts one for each value
     */
    public List<Anomaly> detect(double[] values, List<Forecast> forecasts) {
        double[] x = Check.finite(values);
        if (x.length != forecasts.size()) {
            throw new IllegalArgumentException(
                    "need a forecast for each of " + x.length + " values: " + forecasts.size());
        }
        return IntStream.range(0, x.length)
                .filter(i -> x[i] < forecasts.get(i).lower || x[i] > forecasts.get(i).upper)
                .mapToObj(i -> anomaly(x, i, forecasts.get(i)))
                .sorted(Comparator.comparingDouble(Anomaly::score).reversed())
                .limit(budget)
                .toList();
    }

    /** An interval without width makes any breach the farthest there is. */
    private static Anomaly anomaly(double[] x, int i, Forecast forecast) {
        double distance = Math.abs(x[i] - forecast.expected);
        double half =
                x[i] > forecast.expected ? forecast.upper - forecast.expected : forecast.expected - forecast.lower;
        double score = Math.min(Double.MAX_VALUE, distance / Math.max(half, Double.MIN_NORMAL));
        return new Anomaly(i, Anomaly.kind(x, i, forecast.expected), x[i], forecast.expected, score);
    }
}
