package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Derivatives;
import io.shopwright.analytics.internal.Design;
import io.shopwright.analytics.internal.Objective;

/**
 * The log-likelihood of an accelerated failure time model by intercept, coefficients of standardised covariates and ln of
 * the scale; a density by the times.
 */
final class AftLikelihood implements Objective {

    private final Lifetimes lifetimes;
    private final Design design;
    private final LifetimeDistribution distribution;
    private final double logUnit;

    /**
     * A likelihood with times in the unit {@code exp(logUnit)}; its value is of the original unit.
     *
     * @param distribution without the parameter for the scale if exponential
     */
    AftLikelihood(Lifetimes lifetimes, Design design, LifetimeDistribution distribution, double logUnit) {
        this.lifetimes = lifetimes;
        this.design = design;
        this.distribution = distribution;
        this.logUnit = logUnit;
    }

    int parameters() {
        return 1 + design.size() + (distribution == LifetimeDistribution.EXPONENTIAL ? 0 : 1);
    }

    @Override
    public Derivatives at(double[] point) {
        int slopes = design.size();
        boolean scaled = point.length > slopes + 1;
        double logScale = scaled ? point[slopes + 1] : 0;
        double scale = Math.exp(logScale);
        Derivatives sum = new Derivatives(point.length);
        double[] local = new double[3];
        double[] row = new double[point.length];
        for (int i = 0; i < lifetimes.size(); i++) {
            double logTime = Math.log(lifetimes.time(i));
            boolean ended = lifetimes.ended(i);
            double weight = lifetimes.weight(i);
            double e = (logTime - logUnit - point[0] - design.dot(i, point, 1)) / scale;
            distribution.evaluate(e, ended, local);
            sum.addValue(weight * (local[0] - (ended ? logScale + logTime : 0)));
            // The gradient of e by the parameters.
            row[0] = -1 / scale;
            for (int k = 0; k < slopes; k++) {
                row[k + 1] = -design.values()[i * slopes + k] / scale;
            }
            if (scaled) {
                row[slopes + 1] = -e;
                sum.addGradient(slopes + 1, ended ? -weight : 0);
            }
            addChain(sum, row, weight * local[1], weight * local[2]);
            if (scaled) {
                // The second derivatives of e itself: each first one changes sign by ln scale.
                for (int j = 0; j <= slopes + 1; j++) {
                    sum.addHessian(slopes + 1, j, -weight * local[1] * row[j]);
                }
            }
        }
        return sum;
    }

    private static void addChain(Derivatives sum, double[] row, double slope, double curvature) {
        for (int j = 0; j < row.length; j++) {
            sum.addGradient(j, slope * row[j]);
            double weighted = curvature * row[j];
            for (int k = 0; k <= j; k++) {
                sum.addHessian(j, k, weighted * row[k]);
            }
        }
    }
}
