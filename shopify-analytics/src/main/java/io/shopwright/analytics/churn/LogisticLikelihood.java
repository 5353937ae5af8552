package io.shopwright.analytics.churn;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Design;
import io.shopwright.analytics.internal.Objective;
import java.util.Arrays;

/**
 * The log-likelihood of a logistic regression, less the penalty, by intercept and coefficients of standardised covariates.
 *
 * <p>The rows are worked off in blocks that stay in the cache, column by column, which lets several of them be added at
 * once.
 */
final class LogisticLikelihood implements Objective {

    /** Below this, ln(1 + x) loses digits if 1 + x is rounded first. */
    private static final double SMALL = 0.01;

    /** A product of factors from 1 to 2 is turned into a logarithm from here on: one logarithm for many rows. */
    private static final double LARGE_PRODUCT = 1e300;

    private static final int BLOCK_ROWS = 256;

    private static final int SAMPLE_STRIDE = 16;

    /** The columns, the first one 1 for the intercept. */
    private final double[][] columns;

    private final boolean[] outcomes;
    private final double penalty;

    LogisticLikelihood(Design design, boolean[] outcomes, double penalty) {
        this(design, outcomes, penalty, 1);
    }

    private LogisticLikelihood(Design design, boolean[] allOutcomes, double penalty, int stride) {
        this.penalty = penalty / stride;
        int rows = (allOutcomes.length + stride - 1) / stride;
        int size = design.size();
        double[] values = design.values();
        outcomes = new boolean[rows];
        columns = new double[size + 1][rows];
        Arrays.fill(columns[0], 1);
        for (int i = 0; i < rows; i++) {
            outcomes[i] = allOutcomes[i * stride];
            for (int k = 0; k < size; k++) {
                columns[k + 1][i] = values[i * stride * size + k];
            }
        }
    }

    /** The likelihood of every {@value #SAMPLE_STRIDE}th row, less as much of the penalty. */
    static LogisticLikelihood ofSample(Design design, boolean[] outcomes, double penalty) {
        return new LogisticLikelihood(design, outcomes, penalty, SAMPLE_STRIDE);
    }

    @Override
    public Derivatives at(double[] point) {
        Sums sums = new Sums(point);
        for (int from = 0; from < outcomes.length; from += BLOCK_ROWS) {
            sums.add(from, Math.min(BLOCK_ROWS, outcomes.length - from));
        }
        Derivatives sum = sums.derivatives();
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

    /** Sums over blocks at one point. */
    private final class Sums {

        private final double[] point;
        private final double[] logOdds = new double[BLOCK_ROWS];
        private final double[] residuals = new double[BLOCK_ROWS];
        private final double[] weights = new double[BLOCK_ROWS];
        private final double[] weighted = new double[BLOCK_ROWS];
        private final double[] gradient;
        private final double[][] hessian;
        private double value;
        private double product = 1;

        Sums(double[] point) {
            this.point = point;
            gradient = new double[point.length];
            hessian = new double[point.length][point.length];
        }

        void add(int from, int rows) {
            Arrays.fill(logOdds, 0);
            for (int j = 0; j < point.length; j++) {
                addMultiple(logOdds, point[j], columns[j], from, rows);
            }
            for (int i = 0; i < rows; i++) {
                addOutcome(i, outcomes[from + i]);
            }
            for (int j = 0; j < point.length; j++) {
                gradient[j] += dot(residuals, columns[j], from, rows);
                multiply(weighted, weights, columns[j], from, rows);
                for (int k = 0; k <= j; k++) {
                    hessian[j][k] -= dot(weighted, columns[k], from, rows);
                }
            }
        }

        private void addOutcome(int i, boolean outcome) {
            double odds = logOdds[i];
            double small = Math.exp(-Math.abs(odds));
            double rest = 1 / (1 + small);
            // ln(1 - p) or ln p, whichever happened.
            value -= Math.max(outcome ? -odds : odds, 0);
            if (small < SMALL) {
                value -= Math.log1p(small);
            } else {
                product *= 1 + small;
            }
            if (product > LARGE_PRODUCT) {
                value -= Math.log(product);
                product = 1;
            }
            residuals[i] = outcome ? (odds > 0 ? small : 1) * rest : (odds > 0 ? -1 : -small) * rest;
            weights[i] = small * rest * rest;
        }

        Derivatives derivatives() {
            Derivatives sum = new Derivatives(point.length);
            sum.addValue(value - Math.log(product));
            for (int j = 0; j < point.length; j++) {
                sum.addGradient(j, gradient[j]);
                for (int k = 0; k <= j; k++) {
                    sum.addHessian(j, k, hessian[j][k]);
                }
            }
            return sum;
        }
    }

    private static void addMultiple(double[] sum, double factor, double[] column, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            sum[i] += factor * column[from + i];
        }
    }

    private static void multiply(double[] product, double[] factors, double[] column, int from, int rows) {
        for (int i = 0; i < rows; i++) {
            product[i] = factors[i] * column[from + i];
        }
    }

    /** Four partial sums, which need not wait for one another. */
    private static double dot(double[] factors, double[] column, int from, int rows) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < rows; i += 4) {
            sum0 += factors[i] * column[from + i];
            sum1 += factors[i + 1] * column[from + i + 1];
            sum2 += factors[i + 2] * column[from + i + 2];
            sum3 += factors[i + 3] * column[from + i + 3];
        }
        for (; i < rows; i++) {
            sum0 += factors[i] * column[from + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
