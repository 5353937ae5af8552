package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Derivatives;
import java.util.Arrays;

/**
 * Sums over those at risk, filled from the latest time backwards: relative hazards, and covariates and their products
 * weighted by them. All sums share a factor {@code exp(-offset)} that keeps them from overflow and underflow.
 */
final class RiskSet {

    /** The sums are rescaled when a logarithm exceeds their common one by this much. */
    private static final double HEADROOM = 50;

    private final Ties ties;
    private final int size;

    private double offset;
    private double hazards;
    private final double[] means;
    private final double[] products;

    // The same sums over those that end at the current time.
    int ending;
    private double endingHazards;
    private final double[] endingMeans;
    private final double[] endingProducts;

    // Sums over the tied events: 1/phi, f/phi, 1/phi^2, f/phi^2, f^2/phi^2, where phi is the sum of hazards at risk at
    // an
    // event and f the share of those ending that is already gone.
    private double inverse;
    private double inverseGone;
    private double square;
    private double squareGone;
    private double squareGoneTwice;
    private double logs;

    RiskSet(Ties ties, int size) {
        this.ties = ties;
        this.size = size;
        means = new double[size];
        products = new double[size * (size + 1) / 2];
        endingMeans = new double[size];
        endingProducts = new double[size * (size + 1) / 2];
    }

    /** Empties the set, for the next stratum. */
    void clear() {
        offset = Double.NEGATIVE_INFINITY;
        hazards = 0;
        Arrays.fill(means, 0);
        Arrays.fill(products, 0);
    }

    /** Begins an earlier time. */
    void beginTime() {
        ending = 0;
        endingHazards = 0;
        Arrays.fill(endingMeans, 0);
        Arrays.fill(endingProducts, 0);
    }

    /** Adds somebody whose covariates begin at {@code values[at]} and whose logarithm of the hazard is given. */
    void add(double[] values, int at, double logHazard, boolean ends) {
        if (!(logHazard <= offset + HEADROOM)) {
            rescale(logHazard);
        }
        double hazard = Math.exp(logHazard - offset);
        double[] sums = ends ? endingMeans : means;
        double[] squares = ends ? endingProducts : products;
        if (ends) {
            ending++;
            endingHazards += hazard;
        } else {
            hazards += hazard;
        }
        int next = 0;
        for (int j = 0; j < size; j++) {
            double weighted = hazard * values[at + j];
            sums[j] += weighted;
            for (int k = 0; k <= j; k++) {
                squares[next++] += weighted * values[at + k];
            }
        }
    }

    /** Completes the set of the current time. */
    void endTime() {
        if (ending == 0) {
            return;
        }
        hazards += endingHazards;
        for (int j = 0; j < size; j++) {
            means[j] += endingMeans[j];
        }
        for (int j = 0; j < products.length; j++) {
            products[j] += endingProducts[j];
        }
        inverse = 0;
        inverseGone = 0;
        square = 0;
        squareGone = 0;
        squareGoneTwice = 0;
        logs = 0;
        for (int event = 0; event < ending; event++) {
            double gone = ties.gone(event, ending);
            double atRisk = hazards - gone * endingHazards;
            double term = 1 / atRisk;
            inverse += term;
            inverseGone += gone * term;
            square += term * term;
            squareGone += gone * term * term;
            squareGoneTwice += gone * gone * term * term;
            logs += Math.log(atRisk) + offset;
        }
    }

    /** The sum of ln of the hazards at risk over the events of the current time. */
    double logs() {
        return logs;
    }

    /** The step of the cumulative hazard, for a logarithm of the hazard of 0. */
    double step() {
        return inverse * Math.exp(-offset);
    }

    /** The step that those ending at the current time have met themselves. */
    double endingStep() {
        return (inverse - inverseGone) * Math.exp(-offset);
    }

    /** The sum over events of the mean covariate, each event weighted by its step of the hazard. */
    double meanStep(int j) {
        return (means[j] * square - endingMeans[j] * squareGone) * Math.exp(-offset);
    }

    /** The same for those ending at the current time. */
    double endingMeanStep(int j) {
        return (means[j] * (square - squareGone) - endingMeans[j] * (squareGone - squareGoneTwice)) * Math.exp(-offset);
    }

    /** The sum of the mean covariate over the events of the current time. */
    double mean(int j) {
        return means[j] * inverse - endingMeans[j] * inverseGone;
    }

    /** The sum of the covariance of two covariates, {@code k <= j}, over the events of the current time. */
    double covariance(int j, int k) {
        int at = j * (j + 1) / 2 + k;
        return products[at] * inverse
                - endingProducts[at] * inverseGone
                - means[j] * means[k] * square
                + (means[j] * endingMeans[k] + endingMeans[j] * means[k]) * squareGone
                - endingMeans[j] * endingMeans[k] * squareGoneTwice;
    }

    /** Subtracts the logarithm of the denominator of the likelihood, at the current time. */
    void subtractFrom(Derivatives sum) {
        sum.addValue(-logs);
        for (int j = 0; j < size; j++) {
            sum.addGradient(j, -mean(j));
            for (int k = 0; k <= j; k++) {
                sum.addHessian(j, k, -covariance(j, k));
            }
        }
    }

    private void rescale(double logHazard) {
        double factor = Math.exp(offset - logHazard);
        offset = logHazard;
        hazards *= factor;
        endingHazards *= factor;
        for (int j = 0; j < size; j++) {
            means[j] *= factor;
            endingMeans[j] *= factor;
        }
        for (int j = 0; j < products.length; j++) {
            products[j] *= factor;
            endingProducts[j] *= factor;
        }
    }
}
