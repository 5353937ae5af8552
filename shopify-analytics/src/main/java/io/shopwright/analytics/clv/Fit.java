package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Optimum;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.random.CorrelatedRandomVectorGenerator;
import org.apache.commons.math3.random.GaussianRandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.special.Erf;
import org.jspecify.annotations.Nullable;

/**
 * A model fitted by maximum likelihood, and how far to trust it.
 *
 * @param <M> the model
 */
public final class Fit<M> {

    /** How a fit ended. Only a converged one has standard errors. */
    public enum Status {
        /** The maximum of the likelihood is inside the parameter space. */
        CONVERGED,
        /**
         * The likelihood is largest in a limit, some parameter zero or infinite. The model is that limit or so near to it
         * that its predictions are those of the limit; single parameters mean nothing.
         */
        BOUNDARY,
        /**
         * The data cannot determine the parameters: fewer different customers than parameters, or nobody who came back.
         * The model describes these very data and is finite, no more.
         */
        NOT_IDENTIFIED,
        /** The search ended before a maximum. The model is the best one seen; do not use it unchecked. */
        STOPPED
    }

    /** Relative step of the parameters in numerical derivatives; its fourth power is the truncation error. */
    private static final double NUDGE = 1e-3;

    private final M model;
    private final Status status;
    private final Optimum optimum;
    private final Function<double[], M> fromLogs;
    private final long customers;
    private final double @Nullable [][] covariance;

    /**
     * A fit that ended at {@code optimum}, a point of log-parameters that {@code fromLogs} turns into a model.
     */
    Fit(Optimum optimum, Function<double[], M> fromLogs, Status status, long customers) {
        this.optimum = optimum;
        this.fromLogs = fromLogs;
        this.status = status;
        this.customers = customers;
        model = fromLogs.apply(optimum.point());
        covariance = status == Status.CONVERGED ? optimum.covariance() : null;
    }

    public M model() {
        return model;
    }

    public Status status() {
        return status;
    }

    /** The natural logarithm of the likelihood of the data under the model; a density, so it depends on the units. */
    public double logLikelihood() {
        return optimum.value();
    }

    /**
     * Akaike's information criterion, {@code 2 k - 2 ln L} for k fitted parameters: the lower of two models of the same
     * data is expected to predict better.
     */
    public double aic() {
        return 2.0 * optimum.point().length - 2 * logLikelihood();
    }

    /** The Bayesian (Schwarz) information criterion, {@code k ln n - 2 ln L} for n customers. */
    public double bic() {
        return optimum.point().length * Math.log((double) customers) - 2 * logLikelihood();
    }

    /** How often the likelihood was evaluated. */
    public int evaluations() {
        return optimum.evaluations();
    }

    /** The number of customers that the model was fitted to. */
    public long customers() {
        return customers;
    }

    /**
     * Returns the covariance matrix of the estimated natural logarithms of the parameters, in the order of the model's
     * components: the inverse of the observed information. Empty unless converged.
     */
    public Optional<double[][]> logCovariance() {
        if (covariance == null) {
            return Optional.empty();
        }
        double[][] copy = covariance.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return Optional.of(copy);
    }

    /**
     * Returns the standard error of anything computed from the model, by the delta method on the log-parameters: {@code
     * sqrt(g' C g)} with the gradient g of the quantity and the covariance C. It covers the uncertainty of the
     * parameters, not the chance in what a customer does.
     *
     * <pre>{@code
     * fit.standardError(BgNbd::alpha);
     * fit.standardError(model -> model.expectedPurchases(customer, 39));
     * }</pre>
     *
     * @param quantity a smooth function of the model
     * @return empty unless converged
     */
    public OptionalDouble standardError(ToDoubleFunction<? super M> quantity) {
        if (covariance == null) {
            return OptionalDouble.empty();
        }
        double[] gradient = new double[covariance.length];
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = slope(quantity, i);
        }
        double variance = 0;
        for (int i = 0; i < gradient.length; i++) {
            for (int j = 0; j < gradient.length; j++) {
                variance += gradient[i] * covariance[i][j] * gradient[j];
            }
        }
        return OptionalDouble.of(Math.sqrt(Math.max(0, variance)));
    }

    /**
     * Returns a confidence interval of a positive quantity computed from the model, symmetric on the logarithmic scale and
     * so never negative: {@code q exp(-z e/q)} to {@code q exp(z e/q)} for the estimate q, its standard error e and the
     * quantile z of the normal distribution. For large samples; it covers the uncertainty of the parameters, not the
     * chance in what a customer does.
     *
     * @param quantity a smooth, positive function of the model; where it is 0 the interval is 0
     * @param level share of such intervals that contain the true value, in (0, 1): 0.95
     * @return empty unless converged
     */
    public Optional<Interval> interval(ToDoubleFunction<? super M> quantity, double level) {
        double z = quantile(level);
        OptionalDouble error = standardError(quantity);
        if (error.isEmpty()) {
            return Optional.empty();
        }
        double estimate = quantity.applyAsDouble(model);
        double factor = estimate == 0 ? 1 : Math.exp(z * error.getAsDouble() / estimate);
        return Optional.of(new Interval(estimate / factor, estimate * factor));
    }

    /**
     * Returns a confidence interval of a probability computed from the model, symmetric in the logarithm of the odds and
     * so inside [0, 1]; otherwise as {@link #interval}.
     */
    public Optional<Interval> probabilityInterval(ToDoubleFunction<? super M> probability, double level) {
        double z = quantile(level);
        OptionalDouble error = standardError(probability);
        if (error.isEmpty()) {
            return Optional.empty();
        }
        double p = probability.applyAsDouble(model);
        double factor = p == 0 || p == 1 ? 1 : Math.exp(z * error.getAsDouble() / (p * (1 - p)));
        return Optional.of(new Interval(p / (p + factor * (1 - p)), p / (p + (1 - p) / factor)));
    }

    /**
     * Draws models from the distribution of the estimates: normal on the log-parameters with {@link #logCovariance}, for
     * large samples also the posterior distribution. Anything computed from each of them, such as a total over all
     * customers, has the distribution that the uncertainty of the parameters gives it.
     *
     * @param number how many, not negative
     * @param seed the same seed gives the same models
     * @return empty unless converged
     */
    public List<M> draws(int number, long seed) {
        Check.notNegative(number, "number");
        if (covariance == null) {
            return List.of();
        }
        CorrelatedRandomVectorGenerator deviations = new CorrelatedRandomVectorGenerator(
                new Array2DRowRealMatrix(covariance),
                Double.MIN_NORMAL,
                new GaussianRandomGenerator(new Well19937c(seed)));
        return Stream.generate(deviations::nextVector)
                .limit(number)
                .map(this::moved)
                .toList();
    }

    private M moved(double[] deviation) {
        double[] point = optimum.point();
        for (int i = 0; i < point.length; i++) {
            point[i] += deviation[i];
        }
        return fromLogs.apply(point);
    }

    private static double quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1): " + level);
        }
        return Math.sqrt(2) * Erf.erfInv(level);
    }

    /** Central difference of fourth order. */
    private double slope(ToDoubleFunction<? super M> quantity, int parameter) {
        double near = nudged(quantity, parameter, NUDGE) - nudged(quantity, parameter, -NUDGE);
        double far = nudged(quantity, parameter, 2 * NUDGE) - nudged(quantity, parameter, -2 * NUDGE);
        return (8 * near - far) / (12 * NUDGE);
    }

    private double nudged(ToDoubleFunction<? super M> quantity, int parameter, double by) {
        double[] point = optimum.point();
        point[parameter] += by;
        return quantity.applyAsDouble(fromLogs.apply(point));
    }

    /** The status of data that can determine a model. */
    static Status statusOf(Optimum optimum) {
        return switch (optimum.outcome()) {
            case INTERIOR -> Status.CONVERGED;
            case EDGE -> Status.BOUNDARY;
            case STOPPED -> Status.STOPPED;
        };
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return model + ", " + status + ", log-likelihood " + logLikelihood() + " of " + customers + " customers";
    }
}
