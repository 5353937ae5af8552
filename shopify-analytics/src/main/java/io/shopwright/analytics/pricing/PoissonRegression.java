package io.shopwright.analytics.pricing;

import io.shopwright.analytics.internal.QrFactor;
import io.shopwright.analytics.survival.Covariates;
import io.shopwright.analytics.survival.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The regression {@code E(y) = exp(level of the group + b'x)}. Given b, the best level of a group has a closed form, so that
 * only b is searched, by Newton steps, each a weighted least squares of its own.
 *
 * @param coefficients one a column
 * @param sandwich of the last step: rows times the root of their expectation, Pearson residuals
 */
record PoissonRegression(List<Term> coefficients, Sandwich sandwich) {

    private static final int MOST_STEPS = 100;
    private static final int MOST_HALVINGS = 40;

    /** A step that changes no expectation by more than this share is the last; steps converge quadratically. */
    private static final double LAST_STEP = 1e-8;

    /** A search that goes farther than this on the scale of logarithms has no end. */
    private static final double ENDLESS = 200;

    /** The rows of groups in which something was sold. */
    static int[] informative(PriceHistory history) {
        Groups groups = history.groups();
        double[] sold = groups.sums(history.quantities());
        int[] rows = IntStream.range(0, history.rows())
                .filter(i -> sold[groups.group(i)] > 0)
                .toArray();
        if (rows.length == 0) {
            throw new IllegalArgumentException("all quantities are 0: nothing was sold at any price");
        }
        return rows;
    }

    static PoissonRegression fit(double[] y, Covariates covariates, Groups groups) {
        Design columns = Design.withinGroups(covariates, groups);
        double[] b = new double[columns.width()];
        double[] linear = new double[y.length];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] mean = means(y, linear, groups);
            Design weighted = columns.weighted(mean);
            double[] pearson = IntStream.range(0, y.length)
                    .mapToDouble(i -> (y[i] - mean[i]) / Math.sqrt(mean[i]))
                    .toArray();
            QrFactor factor = weighted.factor(pearson);
            double[] change = factor.solve(b.length, b.length);
            double[] moves = columns.residuals(new double[y.length], change);
            double farthest = Arrays.stream(moves).map(Math::abs).max().orElse(0);
            double share = farthest <= LAST_STEP ? 1 : share(y, linear, moves, groups);
            for (int j = 0; j < b.length; j++) {
                b[j] += share * change[j];
            }
            if (farthest <= LAST_STEP) {
                List<Double> values = Arrays.stream(b).boxed().toList();
                return new PoissonRegression(
                        Term.of(covariates.names(), values), new Sandwich(weighted, factor, b, pearson));
            }
            linear = moved(linear, moves, share);
            if (Arrays.stream(linear).anyMatch(value -> Math.abs(value) > ENDLESS)) {
                break;
            }
        }
        throw new IllegalArgumentException(
                "no coefficients are best: a column tells periods without a sale apart from the others; leave it out");
    }

    Optional<CoefficientErrors> errors(ErrorRule rule) {
        return sandwich.errors(rule);
    }

    /** The expectations with the level of each group that makes their sum that of the outcomes. */
    private static double[] means(double[] y, double[] linear, Groups groups) {
        double[] means = Arrays.stream(linear).map(Math::exp).toArray();
        double[] sums = groups.sums(means);
        double[] totals = groups.sums(y);
        for (int i = 0; i < means.length; i++) {
            means[i] *= totals[groups.group(i)] / sums[groups.group(i)];
        }
        return means;
    }

    /** The part of a step, halved until the likelihood does not fall beyond rounding. */
    private static double share(double[] y, double[] linear, double[] moves, Groups groups) {
        double before = logLikelihood(y, linear, groups);
        double slack = 1e-12 * Math.abs(before);
        double share = 1;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            if (logLikelihood(y, moved(linear, moves, share), groups) >= before - slack) {
                return share;
            }
            share /= 2;
        }
        return share;
    }

    /** The logarithm of the likelihood at the best levels, but for a constant. */
    private static double logLikelihood(double[] y, double[] linear, Groups groups) {
        double[] sums = groups.sums(Arrays.stream(linear).map(Math::exp).toArray());
        double logLikelihood = 0;
        for (int i = 0; i < y.length; i++) {
            logLikelihood += y[i] * (linear[i] - Math.log(sums[groups.group(i)]));
        }
        return logLikelihood;
    }

    /** Moves come as what is left of 0 after the change, hence the sign. */
    private static double[] moved(double[] linear, double[] moves, double share) {
        double[] next = linear.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] -= share * moves[i];
        }
        return next;
    }
}
