package io.shopwright.analytics.experiment;

import io.shopwright.analytics.survival.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Means of two arms compared, such as revenue a user. Differences are treatment minus control.
 *
 * <p>Where an arm has fewer than two units, or no unit of either arm differs from the others of its arm, intervals are empty
 * and tests give the reason.
 *
 * @param control values of arm A
 * @param treatment values of arm B
 */
public record TwoMeans(Sample control, Sample treatment) {

    /** Returns the difference of the means; empty if an arm has no units. */
    public OptionalDouble difference() {
        return control.count() == 0 || treatment.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(gap());
    }

    /** Returns {@code sqrt(s1^2/n1 + s2^2/n2)}; empty without evidence. */
    public OptionalDouble standardError() {
        return evidence() == Evidence.SUFFICIENT ? OptionalDouble.of(error()) : OptionalDouble.empty();
    }

    /**
     * Returns the degrees of freedom of Welch's test, empty without evidence:
     *
     * <pre>{@code
     * (v1 + v2)^2 / (v1^2/(n1-1) + v2^2/(n2-1)),  v = s^2/n
     * }</pre>
     */
    public OptionalDouble degreesOfFreedom() {
        return evidence() == Evidence.SUFFICIENT ? OptionalDouble.of(freedom()) : OptionalDouble.empty();
    }

    /**
     * Returns Welch's test, which does not take the spread of the arms to be equal.
     *
     * <p>Source: B. Welch (1947), The Generalization of 'Student's' Problem when Several Different Population Variances are
     * Involved, Biometrika 34, 28-35.
     */
    public TestResult welch() {
        return evidence() == Evidence.SUFFICIENT
                ? TestResult.student(gap() / error(), freedom())
                : TestResult.none(evidence());
    }

    /** Returns Student's test, which takes the spread of the arms to be equal. */
    public TestResult student() {
        if (evidence() != Evidence.SUFFICIENT) {
            return TestResult.none(evidence());
        }
        double error = Math.sqrt(pooledVariance() * (1.0 / control.count() + 1.0 / treatment.count()));
        return TestResult.student(gap() / error, pooledFreedom());
    }

    /**
     * Returns the interval of the difference that belongs to Welch's test.
     *
     * @param level coverage in (0, 1), as 0.95
     */
    public Optional<Interval> interval(double level) {
        Check.share(level, "level");
        return evidence() == Evidence.SUFFICIENT
                ? Optional.of(Levels.student(gap(), error(), freedom(), level))
                : Optional.empty();
    }

    /** Returns Cohen's d, the difference in pooled standard deviations; empty without evidence. */
    public OptionalDouble cohensD() {
        return evidence() == Evidence.SUFFICIENT
                ? OptionalDouble.of(gap() / Math.sqrt(pooledVariance()))
                : OptionalDouble.empty();
    }

    /** Returns the difference over the absolute mean of the control; empty if that is 0 or an arm has no units. */
    public OptionalDouble lift() {
        return difference().isPresent() && control.mean() != 0
                ? OptionalDouble.of(gap() / Math.abs(control.mean()))
                : OptionalDouble.empty();
    }

    /**
     * Returns the standard error of the lift by the delta method; empty where the lift is, or without evidence:
     *
     * <pre>{@code
     * variance = v2/m1^2 + m2^2 v1/m1^4,  v = s^2/n
     * }</pre>
     */
    public OptionalDouble liftError() {
        if (evidence() != Evidence.SUFFICIENT || control.mean() == 0) {
            return OptionalDouble.empty();
        }
        double ratio = treatment.mean() / control.mean();
        double variance = treatment.meanVariance() + ratio * ratio * control.meanVariance();
        return OptionalDouble.of(Math.sqrt(variance) / Math.abs(control.mean()));
    }

    /** Returns {@code lift -+ z liftError}; empty where one of them is. */
    public Optional<Interval> liftInterval(double level) {
        Check.share(level, "level");
        OptionalDouble error = liftError();
        return error.isPresent()
                ? Optional.of(Levels.normal(lift().orElseThrow(), error.getAsDouble(), level))
                : Optional.empty();
    }

    private Evidence evidence() {
        long fewest = Math.min(control.count(), treatment.count());
        if (fewest < 2) {
            return fewest == 0 ? Evidence.NO_UNITS : Evidence.TOO_FEW_UNITS;
        }
        return error() == 0 ? Evidence.NO_VARIATION : Evidence.SUFFICIENT;
    }

    private double gap() {
        return treatment.minus(control);
    }

    private double error() {
        return Math.sqrt(control.meanVariance() + treatment.meanVariance());
    }

    private double freedom() {
        double share = control.meanVariance() / (control.meanVariance() + treatment.meanVariance());
        return 1 / (share * share / (control.count() - 1) + (1 - share) * (1 - share) / (treatment.count() - 1));
    }

    private double pooledFreedom() {
        return (double) control.count() + treatment.count() - 2;
    }

    private double pooledVariance() {
        return (control.squares() + treatment.squares()) / pooledFreedom();
    }
}
