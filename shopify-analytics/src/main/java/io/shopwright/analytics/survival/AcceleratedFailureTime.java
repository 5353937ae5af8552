package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Design;
import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.Regression;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An accelerated failure time model: covariates stretch or shrink lifetimes of a given distribution.
 *
 * <pre>{@code
 * ln T = intercept + b'x + scale * e
 * }</pre>
 *
 * <p>A Weibull distribution has shape {@code 1/scale}.
 *
 * <p>Source: J. Kalbfleisch, R. Prentice (2002), The Statistical Analysis of Failure Time Data, chapter 3.
 *
 * @param distribution of e
 * @param intercept ln of the time scale where all covariates are 0
 * @param terms the coefficients b in the order of the covariates; exp(b) is the factor on lifetimes by one unit
 * @param scale positive; 1 if exponential
 */
public record AcceleratedFailureTime(
        LifetimeDistribution distribution, double intercept, List<Term> terms, double scale) {

    /** In place of no event at all, for a finite model. */
    private static final double HALF_AN_EVENT = 0.5;

    /** Copies the list and checks the range of the scale. */
    public AcceleratedFailureTime {
        terms = List.copyOf(terms);
        if (!(scale > 0)) {
            throw new IllegalArgumentException("scale must be > 0: " + scale);
        }
    }

    /**
     * Fits the model by maximum likelihood. Weights count as repeated rows.
     *
     * <p>The result depends on the unit of time only by the intercept. Without an event the status is {@link
     * RegressionFit.Status#NOT_IDENTIFIED}: all covariates are dropped,
     * and the model has the rate of half an event in all that time. Where
     * covariates fit all times without fault, the scale goes to 0 and the status is {@link
     * RegressionFit.Status#BOUNDARY}.
     *
     * @param lifetimes with positive times
     * @param covariates as many rows
     */
    public static RegressionFit<AcceleratedFailureTime> fit(
            Lifetimes lifetimes, Covariates covariates, LifetimeDistribution distribution) {
        Check.size(covariates.rows(), lifetimes.size(), "rows of covariates");
        checkPositive(lifetimes);
        double events = lifetimes.events();
        double[][] columns = new double[covariates.names().size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = events > 0 ? covariates.column(j) : new double[lifetimes.size()];
        }
        Design design = Design.of(columns, new int[lifetimes.size()]);
        double logUnit = Math.log(total(lifetimes) / Math.max(events, HALF_AN_EVENT));
        AftLikelihood likelihood = new AftLikelihood(lifetimes, design, distribution, logUnit);
        Optimum optimum = maximum(likelihood, events);
        Design none = Design.of(new double[0][], new int[lifetimes.size()]);
        double nullValue = maximum(new AftLikelihood(lifetimes, none, distribution, logUnit), events)
                .value();
        Regression regression = new Regression(design, optimum, nullValue, logUnit);
        RegressionFit.Status status =
                events > 0 ? RegressionFit.statusOf(optimum) : RegressionFit.Status.NOT_IDENTIFIED;
        return new RegressionFit<>(
                model(distribution, regression, covariates.names()), status, regression, covariates.names());
    }

    /** Returns the probability of lasting longer than a time, in [0, 1]; 1 for time 0. */
    public double survival(double time, double... covariates) {
        Check.notNegative(time, "time");
        return Math.exp(distribution.logSurvival((Math.log(time) - location(covariates)) / scale));
    }

    /**
     * Returns the time until which a share of such lifetimes has ended.
     *
     * @param share in (0, 1); 0.5 for the median
     */
    public double quantile(double share, double... covariates) {
        Check.share(share, "share");
        return Math.exp(location(covariates) + scale * distribution.quantile(share));
    }

    /** Returns the mean lifetime; empty if not finite: log-logistic with a scale of 1 or more. */
    public OptionalDouble mean(double... covariates) {
        OptionalDouble factor = distribution.meanFactor(scale);
        double location = location(covariates);
        return factor.isPresent() ? OptionalDouble.of(Math.exp(location) * factor.getAsDouble()) : factor;
    }

    /** The location of ln T, {@code intercept + b'x}. */
    private double location(double... covariates) {
        return intercept + Term.sum(terms, covariates);
    }

    private static Optimum maximum(AftLikelihood likelihood, double events) {
        double[] start = new double[likelihood.parameters()];
        return events > 0 ? NewtonMaximizer.maximize(likelihood, start) : Optimum.unmoved(likelihood, start);
    }

    private static AcceleratedFailureTime model(
            LifetimeDistribution distribution, Regression regression, List<String> names) {
        double[] parameters = regression.parameters();
        double scale =
                distribution == LifetimeDistribution.EXPONENTIAL ? 1 : Math.exp(parameters[parameters.length - 1]);
        return new AcceleratedFailureTime(
                distribution, parameters[0], Term.of(names, regression.coefficients(names.size())), scale);
    }

    private static double total(Lifetimes lifetimes) {
        double total = 0;
        for (int i = 0; i < lifetimes.size(); i++) {
            total += lifetimes.weight(i) * lifetimes.time(i);
        }
        return total;
    }

    private static void checkPositive(Lifetimes lifetimes) {
        for (int i = 0; i < lifetimes.size(); i++) {
            if (lifetimes.time(i) == 0) {
                throw new IllegalArgumentException("row " + i + ": time must be > 0 for a model of ln time: 0.0;"
                        + " leave the row out, or count it as a part of a day");
            }
        }
    }
}
