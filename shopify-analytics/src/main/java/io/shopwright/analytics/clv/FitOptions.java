package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Objective;
import io.shopwright.analytics.internal.Optimum;
import java.util.List;

/**
 * How to fit a model.
 *
 * @param priors one for each parameter, in the order of the model's components; empty for maximum likelihood. With priors
 *     the model is the most probable one, standard errors are those of the posterior distribution, and a small shop whose
 *     data hardly determine a parameter gets a moderate one instead of a boundary. {@link Prior#VAGUE} leaves a parameter
 *     to the data
 * @param parallel whether a large fit uses all threads of the common pool, or of the {@link
 *     java.util.concurrent.ForkJoinPool} that it is called in. The result is the same to the last bit
 */
public record FitOptions(List<Prior> priors, boolean parallel) {

    /** A relative gain of likelihood below this is rounding. */
    private static final double ROUNDING = 1e-10;

    /** Maximum likelihood, in the calling thread. */
    public static final FitOptions DEFAULT = new FitOptions(List.of(), false);

    /** Copies the list. */
    public FitOptions {
        priors = List.copyOf(priors);
    }

    /** The same with these priors. */
    public FitOptions withPriors(Prior... forEachParameter) {
        return new FitOptions(List.of(forEachParameter), parallel);
    }

    /** The same with several threads. */
    public FitOptions inParallel() {
        return new FitOptions(priors, true);
    }

    private void requireFor(int parameters) {
        if (!priors.isEmpty() && priors.size() != parameters) {
            throw new IllegalArgumentException(
                    "need a prior for each of " + parameters + " parameters, or none: " + priors.size());
        }
    }

    /** Returns where likelihood and priors together are greatest, with the value of the likelihood alone. */
    Optimum maximize(Objective likelihood, double... start) {
        requireFor(start.length);
        Optimum optimum = NewtonMaximizer.maximize(logs -> addTo(likelihood.at(logs), logs), start);
        return priors.isEmpty() ? optimum : optimum.lowered(logDensity(optimum.point()));
    }

    /** Returns the better of two places; the first one if the other is no better but for rounding. */
    Optimum better(Optimum first, Optimum second) {
        double before = first.value() + logDensity(first.point());
        double gain = second.value() + logDensity(second.point()) - before;
        return gain > ROUNDING * Math.abs(before) ? second.after(first) : first.after(second);
    }

    /** The status of a fit that ended there; priors determine what data do not. */
    Fit.Status status(Optimum optimum, boolean identified) {
        return identified || !priors.isEmpty() ? Fit.statusOf(optimum) : Fit.Status.NOT_IDENTIFIED;
    }

    /** The logarithm of the prior density of log-parameters, but for a constant; 0 without priors. */
    private double logDensity(double[] logs) {
        double sum = 0;
        for (int i = 0; i < priors.size(); i++) {
            double deviation = priors.get(i).deviation(logs[i]);
            sum -= deviation * deviation / 2;
        }
        return sum;
    }

    /** Adds the logarithm of the prior density to that of the likelihood. */
    private Derivatives addTo(Derivatives likelihood, double[] logs) {
        likelihood.addValue(logDensity(logs));
        for (int i = 0; i < priors.size(); i++) {
            double spread = Math.log(priors.get(i).factor());
            likelihood.addGradient(i, -priors.get(i).deviation(logs[i]) / spread);
            likelihood.addHessian(i, i, -1 / (spread * spread));
        }
        return likelihood;
    }
}
