package io.shopwright.analytics.forecast;

import java.util.Optional;
import java.util.function.Function;

/** A season taken off by local regression, repeated as it was in the last period, and a model of the rest. */
final class StlModel implements FittedModel {

    /** The season of one position is smoothed over so many periods. */
    private static final int WINDOW = 11;

    private final double[] season;
    private final int m;
    private final FittedModel rest;

    private StlModel(double[] season, int m, FittedModel rest) {
        this.season = season;
        this.m = m;
        this.rest = rest;
    }

    /**
     * @param y without gaps
     * @param fit of the model of the rest
     * @return empty for two seasons or less, or where the rest cannot be fitted
     */
    static Optional<StlModel> fit(double[] y, int m, Function<double[], Optional<? extends FittedModel>> fit) {
        if (m < 2 || y.length <= 2 * m) {
            return Optional.empty();
        }
        Decomposition parts = Stl.of(m, WINDOW).decompose(y);
        return fit.apply(parts.seasonallyAdjusted()).map(rest -> new StlModel(parts.seasonal(), m, rest));
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] forecast = rest.forecast(origin, horizon);
        for (int h = 0; h < horizon; h++) {
            forecast[h] += seasonOf(origin, origin + h);
        }
        return forecast;
    }

    /** The season at a time as it was in the last period known, or will be in the first. */
    private double seasonOf(int origin, int time) {
        int known = Math.max(m, Math.min(origin, season.length));
        int last = time;
        while (last >= known) {
            last -= m;
        }
        return season[last];
    }

    @Override
    public Optional<double[]> deviations(int horizon) {
        return rest.deviations(horizon);
    }

    @Override
    public StlModel extended(double[] y) {
        double[] longer = new double[y.length];
        double[] adjusted = new double[y.length];
        for (int t = 0; t < y.length; t++) {
            longer[t] = seasonOf(season.length, t);
            adjusted[t] = y[t] - longer[t];
        }
        return new StlModel(longer, m, rest.extended(adjusted));
    }
}
