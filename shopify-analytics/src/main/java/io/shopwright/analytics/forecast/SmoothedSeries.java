package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Exponential smoothing run over a series, with the states at each time. */
final class SmoothedSeries implements FittedModel {

    private final EtsFit fit;
    private final Ets model;
    private final int m;
    private final double[] levels;
    private final double[] slopes;
    private final double[] seasons;

    /** @param y NaN where there is no observation */
    SmoothedSeries(EtsFit fit, double[] y) {
        this.fit = fit;
        model = fit.model();
        m = model.first().seasons().size();
        levels = new double[y.length + 1];
        slopes = new double[y.length + 1];
        seasons = new double[y.length + m];
        levels[0] = model.first().level();
        slopes[0] = model.first().slope();
        List<Double> first = model.first().seasons();
        for (int i = 0; i < m; i++) {
            seasons[i] = first.get(i);
        }
        boolean times = model.form().multiplicativeSeason();
        for (int t = 0; t < y.length; t++) {
            double q = levels[t] + model.phi() * slopes[t];
            double s = m > 0 ? seasons[t] : 0;
            double innovation = times ? y[t] / s - q : y[t] - s - q;
            double own = times ? y[t] / q - s : innovation;
            boolean missing = Double.isNaN(y[t]);
            levels[t + 1] = q + (missing ? 0 : model.alpha() * innovation);
            slopes[t + 1] = model.phi() * slopes[t] + (missing ? 0 : model.beta() * innovation);
            if (m > 0) {
                seasons[t + m] = s + (missing ? 0 : model.gamma() * own);
            }
        }
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] path = new double[horizon];
        double level = levels[origin];
        double slope = slopes[origin];
        for (int h = 0; h < horizon; h++) {
            slope *= model.phi();
            level += slope;
            double s = m > 0 ? seasons[origin + h % m] : 0;
            path[h] = model.form().multiplicativeSeason() ? level * s : level + s;
        }
        return path;
    }

    @Override
    public Optional<double[]> deviations(int horizon) {
        return fit.from(last()).moments(horizon).map(EtsMoments::deviations);
    }

    private Ets.State last() {
        int end = levels.length - 1;
        List<Double> next = new ArrayList<>(m);
        for (int i = 0; i < m; i++) {
            next.add(seasons[end + i]);
        }
        return new Ets.State(levels[end], slopes[end], next);
    }

    @Override
    public SmoothedSeries extended(double[] y) {
        return new SmoothedSeries(fit, y);
    }
}
