package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Mean measures of forecasts over the series of a set, beside the benchmark of the competitions. */
final class Competition {

    private static final double LEVEL = 0.95;

    private int series;
    private double smape;
    private double mase;
    private double benchmarkSmape;
    private double benchmarkMase;
    private double rmsse;
    private int withRmsse;
    private double excess;
    private double total;
    private double inside;
    private double compared;
    private double msis;

    /** The forecasts of one series by a method of this package. */
    interface Entrant {
        Forecast forecast(Series series, int horizon);
    }

    static Entrant of(Method method) {
        return (series, horizon) ->
                Forecaster.standard().using(method).forecast(series, horizon).orElseThrow();
    }

    /** The series with gaps marked. */
    static Series series(ForecastData.Split split) {
        double[] values = split.train().clone();
        int[] gaps = IntStream.range(0, values.length)
                .filter(i -> Double.isNaN(split.train()[i]))
                .toArray();
        Arrays.stream(gaps).forEach(i -> values[i] = 0);
        return Series.of(split.seasonLength(), values).unavailableAt(gaps);
    }

    /** Adds one series; those without any movement in the past are left out of MASE as the competitions do. */
    void add(ForecastData.Split split, Forecast forecast) {
        double[] test = split.test();
        double[] mean = forecast.means();
        int m = split.seasonLength();
        ForecastErrors.rmsse(test, mean, split.train(), 1).ifPresent(value -> {
            rmsse += value;
            withRmsse++;
        });
        for (int h = 0; h < test.length; h++) {
            excess += Double.isNaN(test[h]) ? 0 : mean[h] - test[h];
            total += Double.isNaN(test[h]) ? 0 : test[h];
        }
        double scale = ForecastErrors.naiveError(split.train(), m).orElse(0);
        if (!(scale > 0)) {
            return;
        }
        series++;
        smape += 100 * ForecastErrors.smape(test, mean).orElseThrow();
        mase += ForecastErrors.mase(test, mean, split.train(), m).orElseThrow();
        double[] benchmark = naive2(split);
        benchmarkSmape += 100 * ForecastErrors.smape(test, benchmark).orElseThrow();
        benchmarkMase += ForecastErrors.mase(test, benchmark, split.train(), m).orElseThrow();
        intervals(test, forecast.intervals(LEVEL).orElseThrow(), scale);
    }

    private void intervals(double[] test, List<Interval> intervals, double scale) {
        double[] lower = intervals.stream().mapToDouble(Interval::lower).toArray();
        double[] upper = intervals.stream().mapToDouble(Interval::upper).toArray();
        double count = Arrays.stream(test).filter(value -> !Double.isNaN(value)).count();
        inside += count * ForecastErrors.coverage(test, lower, upper).orElseThrow();
        compared += count;
        msis += ForecastErrors.intervalScore(test, lower, upper, LEVEL).orElseThrow() / scale;
    }

    /** The last value of the data without their season, with the season again. */
    private static double[] naive2(ForecastData.Split split) {
        double[] y = Gaps.fill(split.train(), split.seasonLength());
        SeasonalFactors factors = SeasonalFactors.of(y, split.seasonLength());
        double last = y[y.length - 1] / factors.at(y.length - 1);
        return IntStream.range(0, split.test().length)
                .mapToDouble(h -> last * factors.at(y.length + h))
                .toArray();
    }

    int series() {
        return series;
    }

    double smape() {
        return smape / series;
    }

    double mase() {
        return mase / series;
    }

    double owa() {
        return ForecastErrors.owa(smape, mase, benchmarkSmape, benchmarkMase);
    }

    double rmsse() {
        return rmsse / withRmsse;
    }

    double bias() {
        return excess / total;
    }

    double coverage() {
        return inside / compared;
    }

    double msis() {
        return msis / series;
    }
}
