package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.Optimum;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
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
    private final double logPrior;
    private final double @Nullable [][] covariance;

    /**
     * A fit that ended at {@code optimum}, a point of log-parameters that {@code fromLogs} turns into a model.
     */
    Fit(Optimum optimum, Function<double[], M> fromLogs, Status status, long customers) {
        this(optimum, fromLogs, status, customers, 0);
    }

    private Fit(Optimum optimum, Function<double[], M> fromLogs, Status status, long customers, double logPrior) {
        this.logPrior = logPrior;
        this.optimum = optimum;
        this.fromLogs = fromLogs;
        this.status = status;
        this.customers = customers;
        model = fromLogs.apply(optimum.point());
        covariance = status == Status.CONVERGED ? optimum.covariance() : null;
    }

    /** The same fit, of whose maximum a part is not the likelihood of the data but that of a prior. */
    Fit<M> without(double logDensity) {
        return new Fit<>(optimum, fromLogs, status, customers, logDensity);
    }

    public M model() {
        return model;
    }

    public Status status() {
        return status;
    }

    /** The natural logarithm of the likelihood of the data under the model; a density, so it depends on the units. */
    public double logLikelihood() {
        return optimum.value() - logPrior;
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
}
