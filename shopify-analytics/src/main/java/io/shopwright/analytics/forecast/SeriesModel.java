package io.shopwright.analytics.forecast;

import java.util.List;
import java.util.OptionalDouble;

/** A method fitted to a series, to forecast any horizon and to go on with more data at the same parameters. Immutable. */
public final class SeriesModel {

    /** Fewer comparisons from earlier origins prove neither skill nor its lack. */
    private static final int LEAST_COMPARED = 20;

    /** Steps over which skill is measured, if there is no season or a longer one. */
    private static final int SKILL_STEPS = 12;

    /** Simulated paths of more steps would take gigabytes and minutes. */
    private static final int MOST_SIMULATED = 400;

    /** An interval reaches no further than so many times the mean size of the data. */
    private static final double MOST_DEVIATION = 1e6;

    private final Forecaster forecaster;
    private final Series series;
    private final OpenPeriods open;
    private final FittedMethod fitted;
    private final PastErrors past;
    private final OptionalDouble skill;

    private SeriesModel(
            Forecaster forecaster,
            Series series,
            OpenPeriods open,
            FittedMethod fitted,
            PastErrors past,
            OptionalDouble skill) {
        this.forecaster = forecaster;
        this.series = series;
        this.open = open;
        this.fitted = fitted;
        this.past = past;
        this.skill = skill;
    }

    static SeriesModel fit(Forecaster forecaster, Series series) {
        OpenPeriods open = new OpenPeriods(series);
        double[] y = open.values();
        int m = open.seasonLength();
        FittedMethod fitted = FittedMethod.fit(forecaster.method(), y, open.seasonLengths());
        PastErrors past = past(fitted, y, m);
        OptionalDouble skill = skill(past);
        if (forecaster.method() == Method.AUTOMATIC && skill.orElse(0) < 0) {
            FittedMethod.Part naive = FittedMethod.seasonalNaive(y, m);
            fitted = new FittedMethod(List.of(new Member(naive.name(), 1)), naive.model());
            past = past(fitted, y, m);
        }
        return new SeriesModel(forecaster, series, open, fitted, past, skill);
    }

    private static PastErrors past(FittedMethod fitted, double[] y, int m) {
        return PastErrors.of(fitted.model(), y, m, Math.max(m, SKILL_STEPS));
    }

    private static OptionalDouble skill(PastErrors past) {
        return past.compared() >= LEAST_COMPARED ? OptionalDouble.of(past.skill()) : OptionalDouble.empty();
    }

    /**
     * Returns the same model on a series that goes on where this one ends; nothing is fitted again.
     *
     * @param longer the series of the fit and what came after it
     * @throws IllegalArgumentException if it is shorter than the series of the fit
     */
    public SeriesModel updated(Series longer) {
        if (longer.size() < series.size()) {
            throw new IllegalArgumentException(
                    "need a series of at least " + series.size() + " periods: " + longer.size());
        }
        Series closed = forecaster.prepared(longer);
        OpenPeriods more = new OpenPeriods(closed, open.closedWeekdays());
        FittedMethod extended =
                new FittedMethod(fitted.members(), fitted.model().extended(more.values()));
        PastErrors errors = past(extended, more.values(), more.seasonLength());
        return new SeriesModel(forecaster, closed, more, extended, errors, skill(errors));
    }

    /** What was fitted, in words. */
    public String method() {
        return fitted.members().size() == 1 ? fitted.members().get(0).name() : "combination";
    }

    /**
     * Forecasts the periods after the series.
     *
     * @param horizon number of periods, 0 or more; at most 400 with simulated intervals
     */
    public Forecast forecast(int horizon) {
        Check.horizon(horizon);
        int[] steps = open.steps(horizon);
        int count = 0;
        for (int step : steps) {
            count = Math.max(count, step + 1);
        }
        double[] y = open.values();
        Forecast.Values values = open.kind();
        double least = values == Forecast.Values.ANY ? Double.NEGATIVE_INFINITY : 0;
        double[] means = fitted.model().forecast(y.length, count);
        for (int h = 0; h < count; h++) {
            means[h] = Math.max(least, means[h]);
        }
        return new Forecast(basis(), series, means, steps, errors(count, values));
    }

    private Forecast.Errors errors(int horizon, Forecast.Values values) {
        double[] y = open.values();
        if (forecaster.intervals() == Intervals.SIMULATED && horizon > MOST_SIMULATED) {
            throw new IllegalArgumentException("horizon must be <= " + MOST_SIMULATED
                    + " for simulated intervals, take calibrated ones: " + horizon);
        }
        int needed = Math.max(horizon, past.steps());
        double[] deviations = fitted.model().deviations(needed).orElse(null);
        if (deviations == null) {
            return new Forecast.Errors(forecaster.intervals(), values, null, null);
        }
        limit(deviations, y);
        int n = EtsFilter.observed(y);
        double[] ratios = past.ratios(deviations, 0, past.origins());
        ErrorBand band = new ErrorBand(deviations, ratios, past.steps(), n);
        SimulatedErrors simulated = forecaster.intervals() == Intervals.SIMULATED
                ? new SimulatedErrors(band, past.oneStep(deviations[0]), forecaster.seed())
                : null;
        return new Forecast.Errors(forecaster.intervals(), values, band, simulated);
    }

    private static void limit(double[] deviations, double[] y) {
        double sum = 0;
        for (double value : y) {
            sum += Double.isNaN(value) ? 0 : Math.abs(value);
        }
        double most = MOST_DEVIATION * sum / EtsFilter.observed(y);
        for (int h = 0; h < deviations.length; h++) {
            deviations[h] = deviations[h] < most ? deviations[h] : most;
        }
    }

    private Forecast.Basis basis() {
        return new Forecast.Basis(
                method(),
                fitted.members(),
                EtsFilter.observed(open.values()),
                series.count(Series.State.CLOSED),
                series.count(Series.State.UNAVAILABLE),
                open.beforeLaunch(),
                skill,
                coverage());
    }

    private OptionalDouble coverage() {
        if (past.compared() < LEAST_COMPARED) {
            return OptionalDouble.empty();
        }
        double[] deviations = fitted.model().deviations(past.steps()).orElse(new double[past.steps()]);
        double[] earlier = past.ratios(deviations, 0, past.origins() / 2);
        double[] later = past.ratios(deviations, past.origins() / 2, past.origins());
        int n = EtsFilter.observed(open.values());
        return later.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ErrorBand.coverage(earlier, later, past.steps(), n));
    }
}
