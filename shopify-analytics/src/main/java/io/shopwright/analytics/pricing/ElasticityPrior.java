package io.shopwright.analytics.pricing;

import java.util.List;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * How elasticities differ from product to product, learnt from the estimates of many (empirical Bayes). The true ones are
 * taken as normal about a mean, each estimate as normal about its true one.
 *
 * @param mean of the true elasticities
 * @param variance of the true elasticities; 0 if chance explains all differences of the estimates
 * @param meanError standard error of the mean
 */
public record ElasticityPrior(double mean, double variance, double meanError) {

    private static final int MOST_STEPS = 1000;
    private static final double ACCURACY = 1e-14;

    /** Rejects negative variances. */
    public ElasticityPrior {
        Check.finite(mean, "mean");
        Check.notNegative(variance, "variance");
        Check.notNegative(meanError, "mean error");
    }

    /**
     * The estimate of one product.
     *
     * @param value its elasticity
     * @param standardError positive
     */
    public record Estimate(double value, double standardError) {

        /** Rejects estimates without an error. */
        public Estimate {
            Check.finite(value, "elasticity");
            Check.positive(standardError, "standard error");
        }
    }

    /**
     * Fits mean and variance, the latter such that the weighted squares of the estimates about the mean come to their
     * expectation, the number of estimates less one.
     *
     * <p>Source: R. Paule, J. Mandel (1982), Consensus Values and Weighting Factors, Journal of Research of the National
     * Bureau of Standards 87, 377-385.
     *
     * @param estimates of different products, at least two
     */
    public static ElasticityPrior fit(List<Estimate> estimates) {
        if (estimates.size() < 2) {
            throw new IllegalArgumentException("need at least two estimates: " + estimates.size());
        }
        int freedom = estimates.size() - 1;
        double variance = 0;
        if (excess(estimates, 0, freedom) > 0) {
            double upper = 1;
            while (excess(estimates, upper, freedom) > 0) {
                upper *= 2;
            }
            if (upper == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("estimates are too far apart for a variance: " + estimates);
            }
            variance = new BrentSolver(ACCURACY, ACCURACY)
                    .solve(MOST_STEPS, candidate -> excess(estimates, candidate, freedom), 0, upper);
        }
        return new ElasticityPrior(mean(estimates, variance), variance, 1 / Math.sqrt(weight(estimates, variance)));
    }

    /**
     * Draws an estimate towards the mean, the more the less is known of the product itself. The error includes that of the
     * mean, not that of the variance.
     */
    public Estimate shrink(Estimate estimate) {
        double own = estimate.standardError() * estimate.standardError();
        double kept = variance / (variance + own);
        double error = Math.sqrt(kept * own + (1 - kept) * (1 - kept) * meanError * meanError);
        return new Estimate(kept * estimate.value() + (1 - kept) * mean, error);
    }

    private static double excess(List<Estimate> estimates, double variance, int freedom) {
        double mean = mean(estimates, variance);
        double sum = 0;
        for (Estimate estimate : estimates) {
            double distance = estimate.value() - mean;
            sum += distance * distance / (variance + estimate.standardError() * estimate.standardError());
        }
        return sum - freedom;
    }

    private static double mean(List<Estimate> estimates, double variance) {
        double sum = 0;
        for (Estimate estimate : estimates) {
            sum += estimate.value() / (variance + estimate.standardError() * estimate.standardError());
        }
        return sum / weight(estimates, variance);
    }

    private static double weight(List<Estimate> estimates, double variance) {
        double sum = 0;
        for (Estimate estimate : estimates) {
            sum += 1 / (variance + estimate.standardError() * estimate.standardError());
        }
        return sum;
    }
}
