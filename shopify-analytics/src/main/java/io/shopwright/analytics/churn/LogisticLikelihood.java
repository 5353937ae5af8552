package io.shopwright.analytics.churn;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Design;
import io.shopwright.analytics.internal.Objective;

/**
 * The log-likelihood of a logistic regression, less the penalty, by intercept and coefficients of standardised covariates.
 */
final class LogisticLikelihood implements Objective {

    /** Below this, ln(1 + x) loses digits if 1 + x is rounded first. */
    private static final double SMALL = 0.01;

    /** A product of factors from 1 to 2 is turned into a logarithm from here on: one logarithm for many rows. */
    private static final double LARGE_PRODUCT = 1e300;

    private final Design design;
    private final boolean[] outcomes;
    private final double penalty;

    LogisticLikelihood(Design design, boolean[] outcomes, double penalty) {
        this.design = design;
        this.outcomes = outcomes;
        this.penalty = penalty;
    }

    @Override
    public Derivatives at(double[] point) {
        Derivatives sum = new Derivatives(point.length);
        int size = point.length;
        double[] gradient = new double[size];
        double[] hessian = new double[size * (size + 1) / 2];
        double[] row = new double[size];
        row[0] = 1;
        double value = 0;
        double product = 1;
        for (int i = 0; i < outcomes.length; i++) {
            System.arraycopy(design.values(), i * (size - 1), row, 1, size - 1);
            double logOdds = point[0] + design.dot(i, point, 1);
            double small = Math.exp(-Math.abs(logOdds));
            double rest = 1 / (1 + small);
            // ln(1 - p) or ln p, whichever happened.
            double against = outcomes[i] ? -logOdds : logOdds;
            value -= Math.max(against, 0);
            if (small < SMALL) {
                value -= Math.log1p(small);
            } else {
                product *= 1 + small;
            }
            if (product > LARGE_PRODUCT) {
                value -= Math.log(product);
                product = 1;
            }
            double residual = outcomes[i] ? (logOdds > 0 ? small : 1) * rest : (logOdds > 0 ? -1 : -small) * rest;
            double weight = small * rest * rest;
            int next = 0;
            for (int j = 0; j < size; j++) {
                gradient[j] += residual * row[j];
                double weighted = weight * row[j];
                for (int k = 0; k <= j; k++) {
                    hessian[next++] -= weighted * row[k];
                }
            }
        }
        sum.addValue(value - Math.log(product));
        int next = 0;
        for (int j = 0; j < size; j++) {
            sum.addGradient(j, gradient[j]);
            for (int k = 0; k <= j; k++) {
                sum.addHessian(j, k, hessian[next++]);
            }
        }
        subtractPenalty(sum, point);
        return sum;
    }

    private void subtractPenalty(Derivatives sum, double[] point) {
        for (int j = 1; j < point.length; j++) {
            sum.addValue(-penalty / 2 * point[j] * point[j]);
            sum.addGradient(j, -penalty * point[j]);
            sum.addHessian(j, j, -penalty);
        }
    }
}
