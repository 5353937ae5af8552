package io.shopwright.analytics.experiment;

import io.shopwright.analytics.survival.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An interval of a difference that holds at all times at once: it may be looked at after every unit, and the chance that it
 * ever misses the true difference is about {@code alpha} (asymptotic confidence sequence).
 *
 * <p>With n units in all, {@code s^2 = n (v1/n1 + v2/n2)} and
 * {@code rho^2 = (-2 ln alpha + ln(-2 ln alpha + 1)) / tuning}:
 *
 * <pre>{@code
 * half width = s sqrt(2 (n rho^2 + 1) / (n rho)^2 ln(sqrt(n rho^2 + 1) / alpha))
 * }</pre>
 *
 * <p>Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. Kennedy, A. Ramdas (2024), Time-uniform central limit theory and
 * asymptotic confidence sequences, The Annals of Statistics 52, 2613-2640, theorem 2.2 and appendix B.2.
 *
 * @param difference treatment minus control
 * @param rho tuning parameter of the mixture
 * @param halfWidth of the interval
 * @param logEvidence logarithm of the e-value against no difference; negative where the data speak for none
 */
public record ConfidenceSequence(double difference, double rho, double halfWidth, double logEvidence) {

    /**
     * Returns the interval of two means now.
     *
     * @param alpha chance of ever missing, in (0, 1)
     * @param tuning number of units in all at which the interval should be narrowest; 5000 is a common choice
     * @return empty if an arm has fewer than two units, or nothing varies
     */
    public static Optional<ConfidenceSequence> of(TwoMeans arms, double alpha, double tuning) {
        double units = (double) arms.control().count() + arms.treatment().count();
        return of(arms.difference(), arms.standardError(), units, alpha, tuning);
    }

    /**
     * Returns the interval of two rates now.
     *
     * @param alpha chance of ever missing, in (0, 1)
     * @param tuning number of units in all at which the interval should be narrowest
     * @return empty if an arm has no units, or nothing varies within either arm
     */
    public static Optional<ConfidenceSequence> of(TwoProportions arms, double alpha, double tuning) {
        double units = (double) arms.control().units() + arms.treatment().units();
        return of(arms.difference(), arms.standardError(), units, alpha, tuning);
    }

    private static Optional<ConfidenceSequence> of(
            OptionalDouble difference, OptionalDouble error, double units, double alpha, double tuning) {
        Check.share(alpha, "alpha");
        Check.positive(tuning, "tuning");
        return difference.isEmpty() || error.orElse(0) == 0
                ? Optional.empty()
                : Optional.of(of(difference.getAsDouble(), error.orElseThrow(), units, alpha, tuning));
    }

    private static ConfidenceSequence of(double difference, double error, double units, double alpha, double tuning) {
        double log = -2 * Math.log(alpha);
        double rho2 = (log + Math.log1p(log)) / tuning;
        double growth = units * rho2 + 1;
        double spread = 2 * growth / (units * rho2) * (Math.log(growth) / 2 - Math.log(alpha));
        double z = difference / error;
        double logEvidence = z * z * (units * rho2) / (2 * growth) - Math.log(growth) / 2;
        return new ConfidenceSequence(difference, Math.sqrt(rho2), error * Math.sqrt(spread), logEvidence);
    }

    /** Returns {@code difference -+ halfWidth}. */
    public Interval interval() {
        return Levels.around(difference, halfWidth);
    }

    /** Returns a p-value that is valid at any time of stopping: 1 over the e-value, at most 1. */
    public double pValue() {
        return Math.min(1, Math.exp(-logEvidence));
    }
}
