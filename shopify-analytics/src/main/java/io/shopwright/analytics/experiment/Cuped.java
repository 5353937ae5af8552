package io.shopwright.analytics.experiment;

import java.util.OptionalDouble;

/**
 * An experiment made more sensitive by what was known of its units before: each outcome is reduced by what its covariate
 * predicts, {@code y - theta (x - mean of x)}, and the arms are compared by Welch's test.
 *
 * <p>The covariate must date from before the assignment, or the effect itself is taken away; {@link #covariates} should
 * therefore show no difference.
 *
 * <p>Source: A. Deng, Y. Xu, R. Kohavi, T. Walker (2013), Improving the Sensitivity of Online Controlled Experiments by
 * Utilizing Pre-Experiment Data, WSDM, section 3.
 *
 * @param theta slope of the outcome on the covariate; 0, which changes nothing, if the covariate does not vary
 * @param adjusted the arms after the adjustment
 * @param unadjusted the arms before it
 * @param covariates the covariate of both arms, to check that they were alike before
 */
public record Cuped(double theta, TwoMeans adjusted, TwoMeans unadjusted, TwoMeans covariates) {

    /** From which units the slope is found. */
    public enum Slope {
        /** All units together, as in the source. */
        OVERALL,
        /** Around the mean of each arm, which equals the analysis of covariance. */
        WITHIN_ARMS
    }

    /**
     * Adjusts two arms.
     *
     * @param control outcome and covariate of each unit of arm A
     * @param treatment the same of arm B
     */
    public static Cuped of(PairedSample control, PairedSample treatment, Slope slope) {
        PairedSample all = control.plus(treatment);
        double squares = slope == Slope.OVERALL
                ? all.second().squares()
                : control.second().squares() + treatment.second().squares();
        double products = slope == Slope.OVERALL ? all.products() : control.products() + treatment.products();
        double theta = squares == 0 ? 0 : products / squares;
        return new Cuped(
                theta,
                new TwoMeans(adjusted(control, theta, all), adjusted(treatment, theta, all)),
                new TwoMeans(control.first(), treatment.first()),
                new TwoMeans(control.second(), treatment.second()));
    }

    /**
     * Returns {@code 1 - adjusted variance / unadjusted variance} of the difference: 0.5 is worth twice the traffic. Empty
     * without evidence; negative if the covariate does harm.
     */
    public OptionalDouble varianceReduction() {
        OptionalDouble before = unadjusted.standardError();
        if (before.isEmpty()) {
            return OptionalDouble.empty();
        }
        double ratio = adjusted.standardError().orElse(0) / before.getAsDouble();
        return OptionalDouble.of(1 - ratio * ratio);
    }

    private static Sample adjusted(PairedSample arm, double theta, PairedSample all) {
        Sample y = arm.first();
        Sample x = arm.second();
        double variance = y.variance() - 2 * theta * arm.covariance() + theta * theta * x.variance();
        return new Sample(
                arm.count(),
                y.origin(),
                y.offset() - theta * x.minus(all.second()),
                Math.max(0, variance)); // rounding, where x explains everything
    }
}
