package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well a forecaster would have done: from each of several origins it is fitted anew to nothing but the periods before,
 * and its forecasts are compared with what came. Closed and unavailable periods are not compared.
 *
 * @param origins how many
 * @param compared forecasts
 * @param mae mean absolute error, in the unit of the series
 * @param rmse root mean squared error
 * @param smape from 0 to 2
 * @param wape sum of absolute errors over sum of absolute values
 * @param bias positive where forecasts were too high
 * @param mase over the seasonal naive inside the periods before the first origin; empty, as the other ratios, where there is
 *     nothing to divide by
 * @param rmsse over the naive inside the periods before the first origin
 * @param coverage share of values inside the intervals of {@code level}; empty where a forecast has none
 * @param msis mean interval score of that level over the scale of {@code mase}
 * @param level of the intervals
 */
public record Evaluation(
        int origins,
        int compared,
        double mae,
        double rmse,
        double smape,
        OptionalDouble wape,
        OptionalDouble bias,
        OptionalDouble mase,
        OptionalDouble rmsse,
        OptionalDouble coverage,
        OptionalDouble msis,
        double level) {

    /**
     * From where to forecast how far.
     *
     * @param horizon steps from each origin, at least 1
     * @param origins the last lies a horizon before the end, each other {@code stride} periods before the next
     * @param stride at least 1
     */
    public record Plan(int horizon, int origins, int stride) {

        /** Rejects numbers below 1. */
        public Plan {
            if (horizon < 1 || origins < 1 || stride < 1) {
                throw new IllegalArgumentException(
                        "horizon, origins and stride must be >= 1: " + horizon + ", " + origins + ", " + stride);
            }
        }
    }

    /** The level of the intervals that are evaluated. */
    private static final double LEVEL = 0.95;

    /**
     * Evaluates a forecaster on a series.
     *
     * @return empty if nothing could be compared
     * @throws IllegalArgumentException if the plan leaves no period before the first origin
     */
    public static Optional<Evaluation> rollingOrigin(Forecaster forecaster, Series series, Plan plan) {
        int first = series.size() - plan.horizon() - (plan.origins() - 1) * plan.stride();
        if (first < 1) {
            throw new IllegalArgumentException(
                    "need more than " + (series.size() - first) + " periods for this plan: " + series.size());
        }
        Tables tables = new Tables(plan.origins() * plan.horizon());
        Series closures = forecaster.prepared(series);
        for (int i = 0; i < plan.origins(); i++) {
            int origin = first + i * plan.stride();
            tables.add(forecaster.forecast(series.first(origin), plan.horizon()), closures, origin, plan.horizon());
        }
        return tables.evaluation(plan, known(closures, 0, first), series.seasonLength());
    }

    private static double[] known(Series series, int from, int to) {
        double[] values = new double[to - from];
        for (int i = from; i < to; i++) {
            values[i - from] = series.state(i) == Series.State.OBSERVED ? series.value(i) : Double.NaN;
        }
        return values;
    }

    /** What was forecast and what came, of all origins. */
    private static final class Tables {

        private final double[] actual;
        private final double[] mean;
        private final double[] lower;
        private final double[] upper;
        private boolean intervals = true;
        private int count;

        Tables(int size) {
            actual = new double[size];
            mean = new double[size];
            lower = new double[size];
            upper = new double[size];
        }

        void add(Optional<Forecast> forecast, Series series, int origin, int horizon) {
            double[] came = known(series, origin, origin + horizon);
            for (int h = 0; h < horizon; h++) {
                actual[count + h] = forecast.isPresent() ? came[h] : Double.NaN;
            }
            if (forecast.isPresent()) {
                System.arraycopy(forecast.get().means(), 0, mean, count, horizon);
                Optional<List<Interval>> band = forecast.get().intervals(LEVEL);
                intervals &= band.isPresent();
                for (int h = 0; h < horizon && band.isPresent(); h++) {
                    lower[count + h] = band.get().get(h).lower();
                    upper[count + h] = band.get().get(h).upper();
                }
            }
            count += horizon;
        }

        Optional<Evaluation> evaluation(Plan plan, double[] training, int seasonLength) {
            OptionalDouble mae = ForecastErrors.mae(actual, mean);
            if (mae.isEmpty()) {
                return Optional.empty();
            }
            OptionalDouble scale = ForecastErrors.naiveError(training, seasonLength);
            boolean scored = intervals && scale.orElse(0) > 0;
            double score =
                    ForecastErrors.intervalScore(actual, lower, upper, LEVEL).orElseThrow();
            return Optional.of(new Evaluation(
                    plan.origins(),
                    (int) Arrays.stream(actual).filter(Double::isFinite).count(),
                    mae.getAsDouble(),
                    ForecastErrors.rmse(actual, mean).orElseThrow(),
                    ForecastErrors.smape(actual, mean).orElseThrow(),
                    ForecastErrors.wape(actual, mean),
                    ForecastErrors.bias(actual, mean),
                    ForecastErrors.mase(actual, mean, training, seasonLength),
                    ForecastErrors.rmsse(actual, mean, training, 1),
                    intervals ? ForecastErrors.coverage(actual, lower, upper) : OptionalDouble.empty(),
                    scored ? OptionalDouble.of(score / scale.getAsDouble()) : OptionalDouble.empty(),
                    LEVEL));
        }
    }
}
