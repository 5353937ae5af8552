package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A weighted mean of models. */
final class WeightedModels implements FittedModel {

    private final List<FittedModel> models;
    private final double[] weights;

    /** @param weights one for each model, adding up to 1 */
    WeightedModels(List<? extends FittedModel> models, double[] weights) {
        this.models = List.copyOf(models);
        this.weights = weights.clone();
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] mean = new double[horizon];
        for (int i = 0; i < weights.length; i++) {
            double[] forecast = models.get(i).forecast(origin, horizon);
            for (int h = 0; h < horizon; h++) {
                mean[h] += weights[i] * forecast[h];
            }
        }
        return mean;
    }

    /** The weighted mean of theirs, as if their errors were the same; empty if one has none. */
    @Override
    public Optional<double[]> deviations(int horizon) {
        double[] mean = new double[horizon];
        for (int i = 0; i < weights.length; i++) {
            Optional<double[]> own = models.get(i).deviations(horizon);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            for (int h = 0; h < horizon; h++) {
                mean[h] += weights[i] * own.get()[h];
            }
        }
        return Optional.of(mean);
    }

    @Override
    public WeightedModels extended(double[] y) {
        List<FittedModel> longer = new ArrayList<>();
        for (FittedModel model : models) {
            longer.add(model.extended(y));
        }
        return new WeightedModels(longer, weights);
    }
}
