package io.shopwright.analytics.forecast;

import java.util.List;
import java.util.Optional;

/**
 * How a model of exponential smoothing fits data, and what it forecasts from their end.
 *
 * @param last states after the last observation
 * @param observations number of them, without those missing
 * @param logLikelihood {@code -(n ln(sum e^2)) / 2}, and for multiplicative errors {@code - sum ln f}: without the constants
 *     {@code n/2 (ln(2 pi / n) + 1)}
 * @param squares sum of squared errors, relative ones for multiplicative errors
 * @param meanSquaredError of the forecasts one step ahead, in the squared unit of the data
 */
public record EtsFit(
        Ets model, Ets.State last, int observations, double logLikelihood, double squares, double meanSquaredError) {

    static EtsFit of(Ets model, EtsFilter filter, double deviance, double scale, double[] parameters) {
        int n = filter.observed();
        EtsForm form = model.form();
        double unit = form.multiplicativeError() ? 1 : scale * scale;
        return new EtsFit(
                model,
                Ets.state(form, filter.lastStates(parameters), scale),
                n,
                -(deviance + 2 * n * Math.log(scale)) / 2,
                filter.squares() * unit,
                filter.meanSquaredError() * scale * scale);
    }

    /** The number of what was estimated, with the variance. */
    public int parameters() {
        return model.form().parameters(model.seasonLength());
    }

    /** Akaike's criterion, {@code -2 logLikelihood + 2 k}. */
    public double aic() {
        return -2 * logLikelihood + 2 * parameters();
    }

    /** Akaike's criterion with its correction for few observations; infinite if there are no more than parameters + 1. */
    public double aicc() {
        double k = parameters();
        double left = observations - k - 1;
        return left > 0 ? aic() + 2 * k * (k + 1) / left : Double.POSITIVE_INFINITY;
    }

    /** The Bayesian criterion, {@code -2 logLikelihood + k ln n}. */
    public double bic() {
        return -2 * logLikelihood + parameters() * Math.log(observations);
    }

    /**
     * The variance of the errors with the degrees of freedom that the parameters leave; empty if they leave none. Relative
     * for multiplicative errors.
     */
    public Optional<Double> variance() {
        int left = observations - parameters() + 1;
        return left > 0 ? Optional.of(squares / left) : Optional.empty();
    }

    /** Forecasts of steps 1 to {@code horizon} with the last states and no further errors. */
    double[] path(int horizon) {
        double[] path = new double[horizon];
        double level = last.level();
        double slope = last.slope();
        List<Double> seasons = last.seasons();
        for (int h = 0; h < horizon; h++) {
            slope *= model.phi();
            level += slope;
            double s = seasons.isEmpty() ? 0 : seasons.get(h % seasons.size());
            path[h] = model.form().multiplicativeSeason() ? level * s : level + s;
        }
        return path;
    }

    /** The same fit with other last states. */
    EtsFit from(Ets.State state) {
        return new EtsFit(model, state, observations, logLikelihood, squares, meanSquaredError);
    }

    /** The distribution of the forecasts of steps 1 to {@code horizon}; empty without a variance. */
    Optional<EtsMoments> moments(int horizon) {
        return variance().map(sigma2 -> EtsMoments.of(this, sigma2, horizon));
    }

    /** The effect of an error on the forecast {@code 1 ... most} steps later, as share of it (class 1 and 2). */
    double[] responses(int most) {
        double[] responses = new double[most];
        int m = model.seasonLength();
        double fading = 0;
        double power = 1;
        for (int j = 1; j <= most; j++) {
            power *= model.phi();
            fading += power;
            responses[j - 1] =
                    model.alpha() + model.beta() * fading + (model.form().seasonal() && j % m == 0 ? model.gamma() : 0);
        }
        return responses;
    }
}
