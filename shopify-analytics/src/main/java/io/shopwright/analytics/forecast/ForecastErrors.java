package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Measures of how far forecasts were from what came. Arrays hold the same steps in the same order; steps without an
 * observation (NaN) are passed over. A measure is empty where nothing is left to divide by. Arrays of different lengths are
 * refused with an {@link IllegalArgumentException}.
 *
 * <p>Sources: R. Hyndman, A. Koehler (2006), Another look at measures of forecast accuracy; the M4 and M5 competitions for
 * sMAPE, OWA, MSIS and RMSSE; T. Gneiting, A. Raftery (2007), Strictly proper scoring rules, for CRPS and pinball loss.
 */
public final class ForecastErrors {

    private ForecastErrors() {}

    /** A loss of one observation and its forecast. */
    @FunctionalInterface
    private interface Loss {
        double of(double actual, double forecast);
    }

    /** Mean absolute error, in the unit of the series. */
    public static OptionalDouble mae(double[] actual, double[] forecast) {
        return mean(actual, forecast, (y, f) -> Math.abs(y - f));
    }

    /** Root of the mean squared error, in the unit of the series. */
    public static OptionalDouble rmse(double[] actual, double[] forecast) {
        OptionalDouble mean = mean(actual, forecast, (y, f) -> (y - f) * (y - f));
        return mean.isPresent() ? OptionalDouble.of(Math.sqrt(mean.getAsDouble())) : mean;
    }

    /** Mean of {@code 2 |y - f| / (|y| + |f|)}, from 0 to 2; times 100 it is the sMAPE of the competitions. 0 where both are 0. */
    public static OptionalDouble smape(double[] actual, double[] forecast) {
        return mean(actual, forecast, (y, f) -> y == f ? 0 : 2 * Math.abs(y - f) / (Math.abs(y) + Math.abs(f)));
    }

    /** Sum of absolute errors over the sum of absolute values. */
    public static OptionalDouble wape(double[] actual, double[] forecast) {
        return ratio(mae(actual, forecast), mean(actual, forecast, (y, f) -> Math.abs(y)));
    }

    /** {@code (sum of forecasts - sum of values) / sum of values}: positive where forecasts were too high. */
    public static OptionalDouble bias(double[] actual, double[] forecast) {
        return ratio(mean(actual, forecast, (y, f) -> f - y), mean(actual, forecast, (y, f) -> y));
    }

    /** Mean absolute error over that of the seasonal naive inside the training data. */
    public static OptionalDouble mase(double[] actual, double[] forecast, double[] training, int seasonLength) {
        return ratio(mae(actual, forecast), naiveError(training, seasonLength));
    }

    /** Root mean squared error over that of the seasonal naive inside the training data; the competitions take season 1. */
    public static OptionalDouble rmsse(double[] actual, double[] forecast, double[] training, int seasonLength) {
        double[] before = shifted(training, seasonLength);
        return ratio(rmse(actual, forecast), rmse(training, before));
    }

    /** Mean absolute error of the seasonal naive inside training data, the scale of MASE and MSIS. */
    public static OptionalDouble naiveError(double[] training, int seasonLength) {
        return mae(training, shifted(training, seasonLength));
    }

    /**
     * The mean of sMAPE over that of a benchmark and MASE over that of the benchmark: below 1 it beats the benchmark.
     *
     * @param smapeOfBenchmark positive; a benchmark without an error cannot be compared with
     * @param maseOfBenchmark positive
     */
    public static double owa(double smape, double mase, double smapeOfBenchmark, double maseOfBenchmark) {
        Check.positive(smapeOfBenchmark, "smapeOfBenchmark");
        Check.positive(maseOfBenchmark, "maseOfBenchmark");
        return (smape / smapeOfBenchmark + mase / maseOfBenchmark) / 2;
    }

    /**
     * Mean loss of forecasts of a quantile, {@code share (y - q)} above it and {@code (1 - share) (q - y)} below.
     *
     * @param share of values that should be below, in (0, 1)
     */
    public static OptionalDouble pinball(double[] actual, double[] quantile, double share) {
        Check.share(share, "share");
        return mean(actual, quantile, (y, q) -> y >= q ? share * (y - q) : (1 - share) * (q - y));
    }

    /** The share of values inside their intervals, ends included. */
    public static OptionalDouble coverage(double[] actual, double[] lower, double[] upper) {
        requireForecasts(actual, lower);
        requireForecasts(actual, upper);
        double inside = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(actual[i])) {
                count++;
                inside += lower[i] <= actual[i] && actual[i] <= upper[i] ? 1 : 0;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(inside / count);
    }

    /**
     * Mean interval score: the width, and {@code 2 / (1 - level)} times what values are outside.
     *
     * @param level of the intervals, in (0, 1)
     */
    public static OptionalDouble intervalScore(double[] actual, double[] lower, double[] upper, double level) {
        Check.share(level, "level");
        OptionalDouble below = mean(actual, lower, (y, end) -> Math.max(0, end - y));
        OptionalDouble above = mean(actual, upper, (y, end) -> Math.max(0, y - end));
        OptionalDouble width = mean(actual, upper, (y, end) -> end);
        OptionalDouble start = mean(actual, lower, (y, end) -> end);
        return width.isEmpty()
                ? width
                : OptionalDouble.of(width.getAsDouble()
                        - start.getAsDouble()
                        + 2 / (1 - level) * (below.getAsDouble() + above.getAsDouble()));
    }

    /**
     * The continuous ranked probability score of a normal distribution, in the unit of the series; for a deviation of 0 the
     * absolute error.
     */
    public static double crpsNormal(double actual, double mean, double deviation) {
        if (!(deviation >= 0)) {
            throw new IllegalArgumentException("deviation must be >= 0: " + deviation);
        }
        if (deviation == 0) {
            return Math.abs(actual - mean);
        }
        NormalDistribution normal = new NormalDistribution();
        double z = (actual - mean) / deviation;
        return deviation
                * (z * (2 * normal.cumulativeProbability(z) - 1) + 2 * normal.density(z) - 1 / Math.sqrt(Math.PI));
    }

    /**
     * The continuous ranked probability score of draws: their mean distance from the value less half their mean distance
     * from each other.
     *
     * @param draws at least one
     */
    public static double crps(double actual, double[] draws) {
        if (draws.length == 0) {
            throw new IllegalArgumentException("need at least one draw");
        }
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double distance = 0;
        double spread = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance += Math.abs(sorted[i] - actual);
            spread += sorted[i] * (2.0 * i - sorted.length + 1);
        }
        double n = sorted.length;
        return distance / n - spread / (n * n);
    }

    /**
     * The half width of an interval that holds with the given probability if future errors are exchangeable with past ones:
     * the {@code ceil((n + 1) level)} smallest absolute error.
     *
     * @return empty if that many errors are not there; no finite interval holds then
     */
    public static OptionalDouble conformalHalfWidth(double[] errors, double level) {
        Check.share(level, "level");
        double[] sorted = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        int rank = (int) Math.ceil((sorted.length + 1) * level);
        return rank > sorted.length ? OptionalDouble.empty() : OptionalDouble.of(sorted[rank - 1]);
    }

    private static double[] shifted(double[] training, int seasonLength) {
        Check.seasonLength(seasonLength);
        double[] before = new double[training.length];
        for (int t = 0; t < before.length; t++) {
            before[t] = t < seasonLength ? Double.NaN : training[t - seasonLength];
        }
        return before;
    }

    private static void requireForecasts(double[] actual, double[] forecast) {
        if (actual.length != forecast.length) {
            throw new IllegalArgumentException(
                    "need a forecast for each value: " + actual.length + " values, " + forecast.length + " forecasts");
        }
    }

    private static OptionalDouble mean(double[] actual, double[] forecast, Loss loss) {
        requireForecasts(actual, forecast);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(actual[i]) && !Double.isNaN(forecast[i])) {
                sum += loss.of(actual[i], forecast[i]);
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
        return part.isPresent() && whole.isPresent() && whole.getAsDouble() != 0
                ? OptionalDouble.of(part.getAsDouble() / whole.getAsDouble())
                : OptionalDouble.empty();
    }
}
