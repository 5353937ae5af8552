package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.Optional;

/**
 * Forecasts a series: which method, which intervals. Start from {@link #standard()}. Immutable.
 *
 * <pre>{@code
 * Forecast next = Forecaster.standard().forecast(Series.of(Step.MONTH, LocalDate.of(2024, 1, 1), revenue), 12).orElseThrow();
 * }</pre>
 */
public final class Forecaster {

    private static final Forecaster STANDARD = new Forecaster(Method.AUTOMATIC, Intervals.CONFORMAL, 0);

    /** Known days from which a product's own history tells more than others do. */
    private static final int NEW = 14;

    private final Method method;
    private final Intervals intervals;
    private final long seed;

    private Forecaster(Method method, Intervals intervals, long seed) {
        this.method = method;
        this.intervals = intervals;
        this.seed = seed;
    }

    /** A combination of models with intervals calibrated on past errors. */
    public static Forecaster standard() {
        return STANDARD;
    }

    /** The same with another method. */
    public Forecaster using(Method other) {
        return new Forecaster(other, intervals, seed);
    }

    /** The same with analytic or calibrated intervals. */
    public Forecaster with(Intervals other) {
        return new Forecaster(method, other, seed);
    }

    /** The same with simulated intervals, of 400 steps at most; the same seed gives the same intervals. */
    public Forecaster simulated(long newSeed) {
        return new Forecaster(method, Intervals.SIMULATED, newSeed);
    }

    Method method() {
        return method;
    }

    Intervals intervals() {
        return intervals;
    }

    long seed() {
        return seed;
    }

    /**
     * Fits the method to a series. Closures of daily series are found first, as by {@link Series#withClosuresFound()}.
     *
     * @return empty without any observation
     */
    public Optional<SeriesModel> fit(Series series) {
        Series closed = prepared(series);
        return closed.count(Series.State.OBSERVED) == 0 ? Optional.empty() : Optional.of(SeriesModel.fit(this, closed));
    }

    /**
     * Fits the method and forecasts the periods after the series.
     *
     * @param horizon number of periods, 0 or more
     * @return empty without any observation
     */
    public Optional<Forecast> forecast(Series series, int horizon) {
        Check.horizon(horizon);
        return fit(series).map(model -> model.forecast(horizon));
    }

    /**
     * Forecasts the periods after the series with the effects of regressors: what they add in the past is taken off before
     * the method is fitted, what they add in the future is put on its forecast. Their effects are in {@link
     * Forecast#effects()}. Intervals are those of the rest.
     *
     * @param regressors with values for all periods of the series and of the horizon
     * @return empty without any observation
     * @throws IllegalArgumentException if a regressor ends before the horizon, or there are less than 10 observations for
     *     each
     */
    public Optional<Forecast> forecast(Series series, Regressors regressors, int horizon) {
        Check.horizon(horizon);
        Series closed = prepared(series);
        regressors.require(series.size() + horizon, "to the end of the horizon");
        if (regressors.columns().isEmpty() || closed.count(Series.State.OBSERVED) == 0) {
            return forecast(series, horizon);
        }
        RegressorEffects effects = RegressorEffects.of(closed, regressors);
        double[] rest = new double[closed.size()];
        for (int i = 0; i < rest.length; i++) {
            boolean observed = closed.state(i) == Series.State.OBSERVED;
            rest[i] = observed ? closed.value(i) - effects.at(i) : closed.value(i);
        }
        boolean demand = new OpenPeriods(closed).kind() != Forecast.Values.ANY;
        return Optional.of(SeriesModel.fit(this, closed.withValues(rest))
                .forecast(horizon)
                .plus(effects, demand ? 0 : Double.NEGATIVE_INFINITY));
    }

    /**
     * Forecasts the days after those of a product that may be new: with less than {@value #NEW} known days since its first sale by
     * how others began, else as {@link #forecast(Series, int)}. The basis says which; of a new product it has no skill and no
     * coverage, and intervals and sums are those of {@link AnalogueForecast}, by counts for whole units.
     *
     * @param series of days; open days count as days of the siblings
     * @param analogues products to go by while there is little of its own
     * @return empty where nothing was observed and no day is ahead
     * @throws IllegalArgumentException if the series is of other periods, has a negative value, or the analogues do not reach to
     *     the end of the horizon
     */
    public Optional<Forecast> forecast(Series series, Analogues analogues, int horizon) {
        Check.horizon(horizon);
        if (series.step().filter(step -> step != Step.DAY).isPresent()) {
            throw new IllegalArgumentException(
                    "analogues are of days, not of periods of: " + series.step().get());
        }
        Series closed = prepared(series);
        OpenPeriods open = new OpenPeriods(closed);
        double[] own = open.values();
        if (EtsFilter.observed(own) >= NEW) {
            return forecast(series, horizon);
        }
        if (open.kind() == Forecast.Values.ANY) {
            throw new IllegalArgumentException("sales of a new product must be >= 0, take returns off their sales");
        }
        int[] steps = open.steps(horizon);
        int ahead = Arrays.stream(steps).max().orElse(-1) + 1;
        return ahead == 0
                ? forecast(series, horizon)
                : Optional.of(analogues.forecastWithGaps(own, ahead).of(closed, open, steps));
    }

    Series prepared(Series series) {
        return series.withClosuresFound();
    }
}
