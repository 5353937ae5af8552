package io.shopwright.analytics.forecast;

import java.util.Optional;

/** A model of the data divided by their seasonal factors. */
record FactoredModel(SeasonalFactors factors, FittedModel rest) implements FittedModel {

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] forecast = rest.forecast(origin, horizon);
        for (int h = 0; h < horizon; h++) {
            forecast[h] *= factors.at(origin + h);
        }
        return forecast;
    }

    @Override
    public Optional<double[]> deviations(int horizon) {
        return rest.deviations(horizon);
    }

    @Override
    public FactoredModel extended(double[] y) {
        return new FactoredModel(factors, rest.extended(factors.without(y)));
    }
}
