package io.shopwright.analytics.experiment;

import io.shopwright.analytics.survival.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A ratio of two sums compared between arms, where the unit of assignment is not that of the denominator: clicks a page
 * view, revenue an order, with users assigned. The variance follows from the delta method, so that several views of a user do not
 * count as independent:
 *
 * <pre>{@code
 * R = mean first / mean second
 * variance of R = (s1^2 - 2 R cov + R^2 s2^2) / (n (mean second)^2)
 * }</pre>
 *
 * <p>Source: A. Deng, U. Knoblich, J. Lu (2018), Applying the Delta Method in Metric Analytics, KDD, section 2. It needs
 * hundreds of units an arm. Where an arm has fewer than two units or a denominator of 0, answers are empty.
 *
 * @param control numerator and denominator of each unit of arm A
 * @param treatment the same of arm B
 */
public record TwoRatios(PairedSample control, PairedSample treatment) {

    /** Returns the ratio of the control. */
    public OptionalDouble controlRatio() {
        return ratio(control);
    }

    /** Returns the ratio of the treatment. */
    public OptionalDouble treatmentRatio() {
        return ratio(treatment);
    }

    /** Returns ratio of the treatment minus that of the control. */
    public OptionalDouble difference() {
        return defined()
                ? OptionalDouble.of(
                        ratio(treatment).orElseThrow() - ratio(control).orElseThrow())
                : OptionalDouble.empty();
    }

    /** Returns the standard error of the difference. */
    public OptionalDouble standardError() {
        return evidence() == Evidence.SUFFICIENT ? OptionalDouble.of(error()) : OptionalDouble.empty();
    }

    /** Returns the z-test of no difference. */
    public TestResult test() {
        return evidence() == Evidence.SUFFICIENT
                ? TestResult.normal(difference().orElseThrow() / error())
                : TestResult.none(evidence());
    }

    /** Returns {@code difference -+ z standardError}. */
    public Optional<Interval> interval(double level) {
        Check.share(level, "level");
        return evidence() == Evidence.SUFFICIENT
                ? Optional.of(Levels.normal(difference().orElseThrow(), error(), level))
                : Optional.empty();
    }

    /** Returns the difference over the absolute ratio of the control; empty also where that is 0. */
    public OptionalDouble lift() {
        double base = Math.abs(ratio(control).orElse(0));
        return defined() && base > 0 ? OptionalDouble.of(difference().orElseThrow() / base) : OptionalDouble.empty();
    }

    /** Returns the interval of the lift, again by the delta method; empty also where the ratio of the control is 0. */
    public Optional<Interval> liftInterval(double level) {
        Check.share(level, "level");
        if (lift().isEmpty() || evidence() != Evidence.SUFFICIENT) {
            return Optional.empty();
        }
        double base = ratio(control).orElseThrow();
        double relative = ratio(treatment).orElseThrow() / base;
        double variance = variance(treatment) + relative * relative * variance(control);
        return Optional.of(Levels.normal(lift().orElseThrow(), Math.sqrt(variance) / Math.abs(base), level));
    }

    private boolean defined() {
        return ratio(control).isPresent() && ratio(treatment).isPresent();
    }

    private Evidence evidence() {
        long fewest = Math.min(control.count(), treatment.count());
        if (fewest == 0 || !defined()) {
            return Evidence.NO_UNITS;
        }
        if (fewest == 1) {
            return Evidence.TOO_FEW_UNITS;
        }
        return error() == 0 ? Evidence.NO_VARIATION : Evidence.SUFFICIENT;
    }

    private double error() {
        return Math.sqrt(variance(control) + variance(treatment));
    }

    private static OptionalDouble ratio(PairedSample arm) {
        double denominator = arm.second().mean();
        return arm.count() == 0 || denominator == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(arm.first().mean() / denominator);
    }

    private static double variance(PairedSample arm) {
        double ratio = ratio(arm).orElseThrow();
        double unit = arm.first().variance()
                - 2 * ratio * arm.covariance()
                + ratio * ratio * arm.second().variance();
        return Math.max(0, unit)
                / arm.count()
                / (arm.second().mean() * arm.second().mean());
    }
}
