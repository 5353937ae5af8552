package io.shopwright.analytics.cohort;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Objective;
import io.shopwright.analytics.internal.Optimum;
import io.shopwright.analytics.internal.RisingFactorial;
import java.util.List;

/**
 * The composite log-likelihood of a {@link RetentionCurve} by the log-odds of p, ln gamma and ln delta: a binomial draw for
 * each complete cell after the acquisition.
 */
final class RetentionLikelihood implements Objective {

    private static final int P = 0;
    private static final int GAMMA = 1;
    private static final int DELTA = 2;
    private static final int PARAMETERS = 3;

    /** The complete cells after the acquisition, of the cohorts that have some. */
    private final List<List<CohortCell>> cohorts;

    // By offset, over all cohorts.
    private final long[] sizes;
    private final long[] customers;

    RetentionLikelihood(List<Cohort> table) {
        cohorts = table.stream()
                .map(cohort -> cohort.cells().stream()
                        .filter(cell -> cell.offset() > 0 && !cell.partial())
                        .toList())
                .filter(cells -> !cells.isEmpty())
                .toList();
        int length = 1 + cohorts.stream().mapToInt(List::size).max().orElse(0);
        sizes = new long[length];
        customers = new long[length];
        for (List<CohortCell> cells : cohorts) {
            for (CohortCell cell : cells) {
                sizes[cell.offset()] += cell.size();
                customers[cell.offset()] += cell.customers();
            }
        }
    }

    static RetentionCurve curve(double[] point) {
        return new RetentionCurve(1 / (1 + Math.exp(-point[P])), Math.exp(point[GAMMA]), Math.exp(point[DELTA]));
    }

    int cohorts() {
        return cohorts.size();
    }

    int cells() {
        return cohorts.stream().mapToInt(List::size).sum();
    }

    /** The number of offsets after the acquisition, which are all observed up to the last. */
    int offsets() {
        return sizes.length - 1;
    }

    long customers() {
        return cohorts.stream().mapToLong(cells -> cells.get(0).size()).sum();
    }

    boolean nobodyCameBack() {
        for (long active : customers) {
            if (active > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Derivatives at(double[] point) {
        Derivatives sum = new Derivatives(PARAMETERS);
        for (int n = 1; n < sizes.length; n++) {
            add(sum, point, n);
        }
        return sum;
    }

    /** Adds the cells of one offset: the derivatives by ln retention, and those of ln retention by the parameters. */
    private void add(Derivatives sum, double[] point, int n) {
        RetentionCurve curve = curve(point);
        double retention = curve.retention(n);
        double lost = 1 - retention;
        double away = (double) sizes[n] - customers[n];
        double score = (customers[n] - sizes[n] * retention) / lost;
        double bend = -away * retention / (lost * lost);
        sum.addValue(customers[n] * Math.log(retention) + away * Math.log(lost));
        double[] slope = slope(point, n);
        for (int i = 0; i < PARAMETERS; i++) {
            sum.addGradient(i, score * slope[i]);
            for (int j = 0; j <= i; j++) {
                sum.addHessian(i, j, bend * slope[i] * slope[j]);
            }
        }
        double gamma = curve.gamma();
        double delta = curve.delta();
        double both = RisingFactorial.curvature(gamma + delta, n);
        double own = RisingFactorial.curvature(delta, n) - both;
        sum.addHessian(P, P, -score * curve.p() * (1 - curve.p()));
        sum.addHessian(GAMMA, GAMMA, score * (slope[GAMMA] - gamma * gamma * both));
        sum.addHessian(DELTA, GAMMA, -score * gamma * delta * both);
        sum.addHessian(DELTA, DELTA, score * (slope[DELTA] + delta * delta * own));
    }

    /** The gradient of ln retention at an offset. */
    static double[] slope(double[] point, int n) {
        if (n == 0) {
            return new double[PARAMETERS];
        }
        RetentionCurve curve = curve(point);
        double both = RisingFactorial.slope(curve.gamma() + curve.delta(), n);
        return new double[] {
            1 - curve.p(), -curve.gamma() * both, curve.delta() * (RisingFactorial.slope(curve.delta(), n) - both)
        };
    }

    /** The covariance of the estimates with cohorts as independent observations. */
    double[][] covariance(Optimum optimum) {
        double[] point = optimum.point();
        double[][] bread = optimum.covariance();
        double[][] covariance = new double[PARAMETERS][PARAMETERS];
        double correction = cohorts.size() / (cohorts.size() - 1.0);
        for (List<CohortCell> cells : cohorts) {
            double[] influence = times(bread, score(cells, point));
            for (int i = 0; i < PARAMETERS; i++) {
                for (int j = 0; j < PARAMETERS; j++) {
                    covariance[i][j] += correction * influence[i] * influence[j];
                }
            }
        }
        return covariance;
    }

    private static double[] score(List<CohortCell> cells, double[] point) {
        RetentionCurve curve = curve(point);
        double[] score = new double[PARAMETERS];
        for (CohortCell cell : cells) {
            double retention = curve.retention(cell.offset());
            double[] slope = slope(point, cell.offset());
            double residual = (cell.customers() - cell.size() * retention) / (1 - retention);
            for (int i = 0; i < PARAMETERS; i++) {
                score[i] += residual * slope[i];
            }
        }
        return score;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
