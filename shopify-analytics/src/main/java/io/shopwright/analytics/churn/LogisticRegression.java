package io.shopwright.analytics.churn;

import io.shopwright.analytics.internal.Design;
import io.shopwright.analytics.internal.NewtonMaximizer;
import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.Regression;
import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.RegressionFit;
import io.shopwright.analytics.survival.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The probability of an outcome by covariates that add up on the scale of log-odds.
 *
 * <pre>{@code
 * ln(p / (1-p)) = intercept + b'x
 * }</pre>
 *
 * <p>Source: D. Cox (1958), The Regression Analysis of Binary Sequences, Journal of the Royal Statistical Society B 20,
 * 215-242.
 *
 * @param intercept the log-odds where all covariates are 0
 * @param terms the coefficients b in the order of the covariates; exp(b) is the odds ratio of one unit
 */
public record LogisticRegression(double intercept, List<Term> terms) {

    /** From so many rows on, a sample of them tells where to start. */
    private static final int MANY_ROWS = 10_000;

    /** Copies the list. */
    public LogisticRegression {
        terms = List.copyOf(terms);
    }

    /** Fits the model by maximum likelihood; see {@link #fit(Covariates, boolean[], double)}. */
    public static RegressionFit<LogisticRegression> fit(Covariates covariates, boolean[] outcomes) {
        return fit(covariates, outcomes, 0);
    }

    /**
     * Fits the model by maximum likelihood, less a penalty on large coefficients (ridge, L2).
     *
     * <pre>{@code
     * ln L - penalty / 2 * sum of (b * standard deviation of the covariate)^2
     * }</pre>
     *
     * <p>The intercept is not penalised. The standard deviations have divisor n, so the result does not depend on the units
     * of the covariates. Without a penalty, covariates that others determine are dropped, and separable outcomes (also:
     * all the same) give {@link RegressionFit.Status#BOUNDARY}. With one, every covariate that varies stays, there is a
     * maximum unless all outcomes are the same, and standard errors are those of the penalised estimates.
     *
     * @param covariates at least one row
     * @param outcomes one a row
     * @param penalty not negative; 0 for none, 1 for little
     */
    public static RegressionFit<LogisticRegression> fit(Covariates covariates, boolean[] outcomes, double penalty) {
        Check.sameSize(outcomes.length, covariates.rows(), "outcomes as rows");
        Check.notNegative(penalty, "penalty");
        List<String> names = covariates.names();
        double[][] columns = new double[names.size()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = covariates.column(j);
        }
        int[] oneGroup = new int[outcomes.length];
        Design design = penalty > 0 ? Design.ofVarying(columns, oneGroup) : Design.of(columns, oneGroup);
        boolean[] copy = outcomes.clone();
        Optimum optimum = NewtonMaximizer.maximizeWithin(
                Regression.COEFFICIENT_LIMIT,
                new LogisticLikelihood(design, copy, penalty),
                start(design, copy, penalty));
        Regression regression = new Regression(design, optimum, nullLogLikelihood(copy), 0);
        LogisticRegression model = new LogisticRegression(
                regression.parameters()[0], Term.of(names, regression.coefficients(names.size())));
        return new RegressionFit<>(model, RegressionFit.statusOf(optimum), regression, names);
    }

    /** Returns the natural logarithm of the odds of the outcome. */
    public double logOdds(double... covariates) {
        return intercept + Term.sum(terms, covariates);
    }

    /** Returns the probability of the outcome, in [0, 1]. */
    public double probability(double... covariates) {
        return 1 / (1 + Math.exp(-logOdds(covariates)));
    }

    /**
     * Returns why the log-odds of one row differ from those of a typical one, the greatest contribution either way first.
     * The contributions add up to {@code logOdds(covariates) - logOdds(typical)}.
     *
     * @param covariates the row in question
     * @param typical what to compare with, such as {@link Covariates#means}
     */
    public List<Reason> reasons(double[] covariates, double[] typical) {
        Check.sameSize(covariates.length, terms.size(), "covariates as terms");
        Check.sameSize(typical.length, terms.size(), "typical covariates as terms");
        List<Reason> reasons = new ArrayList<>();
        for (int j = 0; j < covariates.length; j++) {
            double contribution = terms.get(j).coefficient() * (covariates[j] - typical[j]);
            reasons.add(new Reason(terms.get(j).covariate(), covariates[j], contribution));
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())));
        return reasons;
    }

    /** The share of positives; of many rows, where the search through a sample of them ends. */
    private static double[] start(Design design, boolean[] outcomes, double penalty) {
        double[] start = new double[design.size() + 1];
        double positives = positives(outcomes);
        start[0] = Math.log((positives + 0.5) / (outcomes.length - positives + 0.5));
        if (outcomes.length < MANY_ROWS) {
            return start;
        }
        Optimum sample = NewtonMaximizer.maximizeWithin(
                Regression.COEFFICIENT_LIMIT, LogisticLikelihood.ofSample(design, outcomes, penalty), start);
        return sample.outcome() == Optimum.Outcome.INTERIOR ? sample.point() : start;
    }

    private static double nullLogLikelihood(boolean[] outcomes) {
        double positives = positives(outcomes);
        double negatives = outcomes.length - positives;
        return (positives > 0 ? positives * Math.log(positives / outcomes.length) : 0)
                + (negatives > 0 ? negatives * Math.log(negatives / outcomes.length) : 0);
    }

    private static int positives(boolean[] outcomes) {
        int positives = 0;
        for (boolean outcome : outcomes) {
            positives += outcome ? 1 : 0;
        }
        return positives;
    }
}
