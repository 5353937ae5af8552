package io.shopwright.analytics.cohort;

import io.shopwright.analytics.clv.Fit;
import io.shopwright.analytics.clv.Interval;
import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Optimum;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A {@link RetentionCurve} fitted to a table, and how far to trust it. Immutable.
 *
 * <p>Standard errors are those of the composite likelihood with cohorts as the independent observations (the sandwich):
 * {@code G/(G-1) H^-1 (sum of s s') H^-1} for G cohorts, their scores s and the Hessian H. So they hold although the same
 * customers stand behind all cells of a cohort. What hits all cohorts at once, a season or a campaign, is not in them.
 *
 * <p>Sources: C. Varin, N. Reid, D. Firth (2011), An Overview of Composite Likelihood Methods, Statistica Sinica 21, 5-42;
 * K.-Y. Liang, S. Zeger (1986), Longitudinal Data Analysis Using Generalized Linear Models, Biometrika 73(1), 13-22.
 */
public final class RetentionFit {

    /** Fewest offsets with complete cells to fit three parameters to and have something left to judge by. */
    static final int LEAST_OFFSETS = 4;

    /** Fewest cohorts whose differences tell a standard error. */
    static final int LEAST_COHORTS = 8;

    /** Starts as p, gamma, delta: quick and slow loss, and one that is hard to tell from no loss. */
    private static final double[][] STARTS = {{0.3, 0.5, 2}, {0.3, 1, 50}, {0.9, 2, 1}};

    /** A relative gain of likelihood below this is rounding. */
    private static final double ROUNDING = 1e-10;

    private final RetentionLikelihood likelihood;
    private final Optimum optimum;
    private final Fit.Status status;
    private final RetentionCurve curve;
    private final double @Nullable [][] covariance;

    private RetentionFit(RetentionLikelihood likelihood, Optimum optimum) {
        this.likelihood = likelihood;
        this.optimum = optimum;
        status = likelihood.nobodyCameBack()
                ? Fit.Status.NOT_IDENTIFIED
                : switch (optimum.outcome()) {
                    case INTERIOR -> Fit.Status.CONVERGED;
                    case EDGE -> Fit.Status.BOUNDARY;
                    case STOPPED -> Fit.Status.STOPPED;
                };
        curve = RetentionLikelihood.curve(optimum.point());
        covariance = status == Fit.Status.CONVERGED && likelihood.cohorts() >= LEAST_COHORTS
                ? likelihood.covariance(optimum)
                : null;
    }

    static RetentionFit of(CohortTable table) {
        RetentionLikelihood likelihood = new RetentionLikelihood(table.cohorts());
        if (likelihood.offsets() < LEAST_OFFSETS) {
            throw new IllegalArgumentException("need complete cells at " + LEAST_OFFSETS
                    + " or more offsets after the acquisition to project retention: " + likelihood.offsets()
                    + "; observe longer or take a shorter period");
        }
        Optimum best = search(likelihood, STARTS[0]);
        for (int i = 1; i < STARTS.length; i++) {
            Optimum next = search(likelihood, STARTS[i]);
            best = next.value() - best.value() > ROUNDING * Math.abs(best.value()) ? next : best;
        }
        return new RetentionFit(likelihood, best);
    }

    private static Optimum search(RetentionLikelihood likelihood, double[] start) {
        return NewtonMaximizer.maximize(
                likelihood, Math.log(start[0] / (1 - start[0])), Math.log(start[1]), Math.log(start[2]));
    }

    public RetentionCurve curve() {
        return curve;
    }

    /** How the fit ended. Only a converged one has errors. */
    public Fit.Status status() {
        return status;
    }

    /**
     * The natural logarithm of the composite likelihood: the sum over all complete cells after the acquisition of {@code
     * k ln retention + (size - k) ln(1 - retention)} for k active customers. No likelihood of independent data: it compares
     * curves, but not by AIC.
     */
    public double logLikelihood() {
        return optimum.value();
    }

    /** The number of cohorts with a complete cell after the acquisition. */
    public int cohorts() {
        return likelihood.cohorts();
    }

    /** The number of complete cells after the acquisition. */
    public int cells() {
        return likelihood.cells();
    }

    /** The number of customers in those cohorts. */
    public long customers() {
        return likelihood.customers();
    }

    /**
     * Returns the standard error of the curve at an offset. It covers the uncertainty of the curve, not the chance in what
     * customers will do.
     *
     * @return empty unless converged with {@value #LEAST_COHORTS} or more cohorts
     */
    public OptionalDouble standardError(int offset) {
        CohortCell.checkOffset(offset);
        if (covariance == null) {
            return OptionalDouble.empty();
        }
        double[] slope = RetentionLikelihood.slope(optimum.point(), offset);
        double variance = 0;
        for (int i = 0; i < slope.length; i++) {
            for (int j = 0; j < slope.length; j++) {
                variance += slope[i] * covariance[i][j] * slope[j];
            }
        }
        return OptionalDouble.of(curve.retention(offset) * Math.sqrt(Math.max(0, variance)));
    }

    /**
     * Returns a confidence interval of the curve at an offset, symmetric in the logarithm of the odds and so inside [0, 1],
     * by the t distribution with as many degrees of freedom as there are cohorts, less 1.
     *
     * @param level share of such intervals that contain the true value, in (0, 1): 0.95
     * @return empty unless converged with {@value #LEAST_COHORTS} or more cohorts
     */
    public Optional<Interval> interval(int offset, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1): " + level);
        }
        OptionalDouble error = standardError(offset);
        if (error.isEmpty()) {
            return Optional.empty();
        }
        double retention = curve.retention(offset);
        if (retention == 1) {
            return Optional.of(new Interval(1, 1));
        }
        double t = new TDistribution(null, cohorts() - 1.0).inverseCumulativeProbability((1 + level) / 2);
        double factor = Math.exp(t * error.getAsDouble() / (retention * (1 - retention)));
        return Optional.of(new Interval(
                retention / (retention + factor * (1 - retention)),
                retention / (retention + (1 - retention) / factor)));
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return curve + ", " + status;
    }
}
