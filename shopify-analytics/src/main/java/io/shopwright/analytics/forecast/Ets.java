package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Exponential smoothing in the form of a state space model: a level, perhaps a slope and seasons, each moved by a share of
 * every error.
 *
 * <p>Simple exponential smoothing is {@link EtsForm#ANN}, Holt's method {@link EtsForm#AAN}, with damped trend {@link
 * EtsForm#AAdN}, the methods of Holt and Winters {@link EtsForm#AAA} and {@link EtsForm#MAM}.
 *
 * <pre>{@code
 * q = level + phi slope       forecast f = q, q + season or q * season
 * d = y - q, (y - season) - q or y / season - q
 * level' = q + alpha d     slope' = phi slope + beta d     season' = season + gamma (y - q - season  or  y / q - season)
 * }</pre>
 *
 * <p>Source: R. Hyndman, A. Koehler, J. Ord, R. Snyder (2008), Forecasting with Exponential Smoothing, chapters 2 and 5.
 *
 * @param seasonLength at least 2 for forms with a season, not used by others
 * @param alpha share of an error that moves the level
 * @param beta share that moves the slope, 0 for forms without trend
 * @param gamma share that moves the season, 0 for forms without
 * @param phi what is left of the slope after a step, 1 if not damped
 * @param first states before the first observation
 */
public record Ets(EtsForm form, int seasonLength, double alpha, double beta, double gamma, double phi, State first) {

    /** Checks that the states fit the form. */
    public Ets {
        int seasons = form.seasonal() ? seasonLength : 0;
        if (first.seasons().size() != seasons) {
            throw new IllegalArgumentException("need " + seasons + " seasons for " + form + ": "
                    + first.seasons().size());
        }
        if (!Double.isFinite(alpha + beta + gamma + phi + first.level() + first.slope())) {
            throw new IllegalArgumentException("weights and states must be finite: " + alpha + ", " + beta + ", "
                    + gamma + ", " + phi + ", " + first);
        }
    }

    /**
     * What the model knows at a time, in the unit of the data.
     *
     * @param slope 0 for forms without trend
     * @param seasons of the observations that come next, in their order; factors for multiplicative seasons. Empty for forms
     *     without season
     */
    public record State(double level, double slope, List<Double> seasons) {

        /** Copies the list. */
        public State {
            seasons = List.copyOf(seasons);
        }
    }

    /**
     * Returns the model of a form with the greatest likelihood.
     *
     * @param y oldest first; NaN where there is no observation
     * @param seasonLength 1 for none
     * @return empty if there are too few observations for the form, if all are 0, or if a form with a multiplicative part
     *     meets one that is not positive
     */
    public static Optional<EtsFit> fit(EtsForm form, double[] y, int seasonLength) {
        Check.observations(y);
        Check.seasonLength(seasonLength);
        return new EtsSearch(y, seasonLength).fit(form);
    }

    /**
     * Returns the form with the least corrected Akaike criterion and its model; of equal ones the first with the fewest
     * parameters.
     *
     * @param y oldest first; NaN where there is no observation
     * @param seasonLength 1 for none
     * @return empty if no form can be fitted
     */
    public static Optional<EtsFit> choose(double[] y, int seasonLength) {
        Check.observations(y);
        Check.seasonLength(seasonLength);
        return EtsSearch.best(new EtsSearch(y, seasonLength).all());
    }

    /**
     * Runs the model over data without changing its parameters.
     *
     * @param y oldest first, the first states belong before the first; NaN where there is no observation
     * @throws IllegalArgumentException without an observation, or if a form with a multiplicative part gets to a forecast of 0
     */
    public EtsFit on(double[] y) {
        Check.observations(y);
        if (Arrays.stream(y).allMatch(Double::isNaN)) {
            throw new IllegalArgumentException("need at least one observation: none among " + y.length + " values");
        }
        double scale = scale(y);
        double[] relative = y.clone();
        for (int t = 0; t < y.length; t++) {
            relative[t] /= scale;
        }
        EtsFilter filter = new EtsFilter(form, relative, seasonLength);
        double[] parameters = parameters(scale);
        double deviance = filter.run(parameters);
        if (deviance == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(form + " gets to a forecast of 0 with these parameters");
        }
        return EtsFit.of(this, filter, deviance, scale, parameters);
    }

    /** The mean absolute observation; 1 if there is none or all are 0. */
    private static double scale(double[] y) {
        double sum = 0;
        int count = 0;
        for (double value : y) {
            if (!Double.isNaN(value)) {
                sum += Math.abs(value);
                count++;
            }
        }
        return sum > 0 ? sum / count : 1;
    }

    private double[] parameters(double scale) {
        double[] parameters = new double[EtsFilter.size(form, seasonLength)];
        parameters[EtsFilter.ALPHA] = alpha;
        parameters[EtsFilter.BETA] = beta;
        parameters[EtsFilter.GAMMA] = gamma;
        parameters[EtsFilter.PHI] = phi;
        parameters[EtsFilter.LEVEL] = first.level() / scale;
        parameters[EtsFilter.SLOPE] = first.slope() / scale;
        for (int i = 0; i < first.seasons().size(); i++) {
            parameters[EtsFilter.SEASON + i] = first.seasons().get(i) / (form.multiplicativeSeason() ? 1 : scale);
        }
        return parameters;
    }

    /** The states in a vector of parameters, in the unit of the data and with seasons that add up to 0 or to their number. */
    static State state(EtsForm form, double[] parameters, double scale) {
        double level = parameters[EtsFilter.LEVEL] * scale;
        double slope = parameters[EtsFilter.SLOPE] * scale;
        Double[] seasons = new Double[parameters.length - EtsFilter.SEASON];
        for (int i = 0; i < seasons.length; i++) {
            seasons[i] = parameters[EtsFilter.SEASON + i] * (form.multiplicativeSeason() ? 1 : scale);
        }
        return new State(level, slope, List.of(seasons));
    }

    /** Moves the mean of the seasons into level and slope of a vector of parameters; the forecasts stay the same. */
    static void normalize(EtsForm form, double[] parameters) {
        int m = parameters.length - EtsFilter.SEASON;
        if (m == 0) {
            return;
        }
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += parameters[EtsFilter.SEASON + i];
        }
        double mean = sum / m;
        if (form.multiplicativeSeason()) {
            parameters[EtsFilter.LEVEL] *= mean;
            parameters[EtsFilter.SLOPE] *= mean;
        } else {
            parameters[EtsFilter.LEVEL] += mean;
        }
        for (int i = 0; i < m; i++) {
            double s = parameters[EtsFilter.SEASON + i];
            parameters[EtsFilter.SEASON + i] = form.multiplicativeSeason() ? s / mean : s - mean;
        }
    }
}
