package io.shopwright.analytics.forecast;

import java.util.Optional;

/**
 * A model with its parameters fixed, on a series: forecasts from its end, and from earlier times as if nothing later were
 * known except the parameters.
 */
interface FittedModel {

    /**
     * Forecasts of the steps after the first {@code origin} observations.
     *
     * @param origin at most the number of observations
     */
    double[] forecast(int origin, int horizon);

    /** Standard deviations of the forecasts from the end, by the formulas of the model; empty if it has none. */
    Optional<double[]> deviations(int horizon);

    /** The same parameters on a series that goes on where the own one ends; {@code y} holds both parts. */
    FittedModel extended(double[] y);
}
