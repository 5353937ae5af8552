package io.shopwright.analytics.forecast;

import java.util.ArrayList;
import java.util.List;

/** Forms of exponential smoothing weighted by how likely each is the best: {@code exp(-(aicc - least) / 2)}. */
final class EtsAverage {

    /** Lighter weights are dropped. */
    private static final double LEAST = 1e-3;

    private EtsAverage() {}

    /** The weights of fits, which add up to 1. */
    static double[] weights(List<EtsFit> fits) {
        double least = Double.POSITIVE_INFINITY;
        for (EtsFit fit : fits) {
            least = Math.min(least, fit.aicc());
        }
        double[] weights = new double[fits.size()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = Math.exp(-(fits.get(i).aicc() - least) / 2);
            weights[i] = weight < LEAST ? 0 : weight;
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /** The fits without an undamped trend, which runs away over long horizons. */
    static List<EtsFit> withoutDrift(List<EtsFit> fits) {
        List<EtsFit> kept = new ArrayList<>();
        for (EtsFit fit : fits) {
            if (!fit.model().form().trend() || fit.model().form().damped()) {
                kept.add(fit);
            }
        }
        return kept;
    }
}
