package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Cholesky;
import io.shopwright.analytics.internal.Design;
import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.Regression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regression fitted by maximum likelihood, and how far to trust it.
 *
 * @param <M> the model
 */
public final class RegressionFit<M> {

    /** How a fit ended. Only a converged one has standard errors. */
    public enum Status {
        /** The maximum of the likelihood is at finite coefficients. */
        CONVERGED,
        /**
         * The likelihood rises for ever as some coefficients grow (monotone likelihood; separation): a combination of
         * covariates orders the outcomes without fault. The model is a point far out; its order of the rows is right, its
         * coefficients mean nothing.
         */
        BOUNDARY,
        /** Nothing ended, so the data say nothing about the covariates. All coefficients are 0. */
        NOT_IDENTIFIED,
        /** The search ended before a maximum. The model is the best one seen; do not use it unchecked. */
        STOPPED
    }

    private final M model;
    private final Status status;
    private final Regression regression;
    private final List<String> covariates;
    private final double @Nullable [][] covariance;

    /**
     * A fit of one of this library's models.
     *
     * @param covariates the names of all columns that were given
     */
    public RegressionFit(M model, Status status, Regression regression, List<String> covariates) {
        this.model = model;
        this.status = status;
        this.regression = regression;
        this.covariates = List.copyOf(covariates);
        covariance = status == Status.CONVERGED ? regression.covariance() : null;
    }

    /** The status of data that can determine a model. */
    public static Status statusOf(Optimum optimum) {
        return switch (optimum.outcome()) {
            case INTERIOR -> Status.CONVERGED;
            case EDGE -> Status.BOUNDARY;
            case STOPPED -> Status.STOPPED;
        };
    }

    public M model() {
        return model;
    }

    public Status status() {
        return status;
    }

    /** The natural logarithm of the greatest likelihood; of the partial one in Cox regression; less a penalty if there is one. */
    public double logLikelihood() {
        return regression.optimum().value();
    }

    /** The same without any covariate. */
    public double nullLogLikelihood() {
        return regression.nullLogLikelihood();
    }

    /** Akaike's criterion, {@code 2 k - 2 ln L} for k estimated parameters; the lower, the better. */
    public double aic() {
        return 2 * regression.optimum().point().length - 2 * logLikelihood();
    }

    /** How often the likelihood was evaluated. */
    public int evaluations() {
        return regression.optimum().evaluations();
    }

    /**
     * The names of the covariates that were left out, as they do not vary or as those before them determine them; their
     * coefficient in the model is 0.
     */
    public List<String> dropped() {
        List<String> dropped = new ArrayList<>();
        for (int j = 0; j < covariates.size(); j++) {
            if (!regression.design().isKept(j)) {
                dropped.add(covariates.get(j));
            }
        }
        return dropped;
    }

    /**
     * Returns what was estimated: the intercept if the model has one, the covariates that were not dropped in their order,
     * the logarithm of the scale if the model has one. Empty unless converged.
     */
    public Optional<List<Coefficient>> coefficients() {
        return covariance().map(this::coefficients);
    }

    /**
     * Returns the covariance matrix of {@link #coefficients}, the inverse of the observed information. Empty unless
     * converged.
     */
    public Optional<double[][]> covariance() {
        if (covariance == null) {
            return Optional.empty();
        }
        double[][] copy = covariance.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return Optional.of(copy);
    }

    /** Returns the likelihood ratio test of all covariates together. */
    public ChiSquared likelihoodRatio() {
        double statistic = 2 * (logLikelihood() - nullLogLikelihood());
        return new ChiSquared(Math.max(0, statistic), regression.design().size());
    }

    /** Returns the Wald test of all covariates together, {@code b' C^-1 b}. Empty unless converged. */
    public Optional<ChiSquared> wald() {
        return covariance().map(all -> {
            int size = regression.design().size();
            int first = regression.hasIntercept() ? 1 : 0;
            double[] slopes = new double[size];
            double[][] part = new double[size][size];
            double[] parameters = regression.parameters();
            for (int i = 0; i < size; i++) {
                slopes[i] = parameters[first + i];
                System.arraycopy(all[first + i], first, part[i], 0, size);
            }
            return new ChiSquared(Cholesky.of(part, 0).quadratic(slopes), size);
        });
    }

    /** The coefficients with the standard errors of another covariance matrix of theirs, such as a robust one. */
    List<Coefficient> coefficients(double[][] variances) {
        List<Coefficient> coefficients = new ArrayList<>();
        double[] parameters = regression.parameters();
        for (int i = 0; i < parameters.length; i++) {
            coefficients.add(new Coefficient(name(i), parameters[i], Math.sqrt(variances[i][i])));
        }
        return coefficients;
    }

    Regression regression() {
        return regression;
    }

    private String name(int parameter) {
        Design design = regression.design();
        int slope = regression.hasIntercept() ? parameter - 1 : parameter;
        if (slope < 0) {
            return "intercept";
        }
        return slope < design.size() ? covariates.get(design.column(slope)) : "log(scale)";
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return model + ", " + status;
    }
}
