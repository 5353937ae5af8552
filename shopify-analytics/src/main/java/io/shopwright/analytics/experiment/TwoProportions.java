package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.FisherExact;
import io.shopwright.analytics.survival.ChiSquared;
import io.shopwright.analytics.survival.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Conversion rates of two arms compared. Differences are treatment minus control.
 *
 * <p>Which method: {@link #pooledTest} for the p-value, {@link #newcombe} for the interval; {@link #fisher} where counts are
 * small. Where an arm has no units, intervals are empty and tests say {@link Evidence#NO_UNITS}.
 *
 * @param control conversions of arm A, p1 = c1/n1
 * @param treatment conversions of arm B, p2 = c2/n2
 */
public record TwoProportions(Conversions control, Conversions treatment) {

    /** Returns {@code p2 - p1}; empty if an arm has no units. */
    public OptionalDouble difference() {
        return empty() ? OptionalDouble.empty() : OptionalDouble.of(gap());
    }

    /** Returns {@code sqrt(p1 (1-p1) / n1 + p2 (1-p2) / n2)}, the unpooled standard error; empty if an arm has no units. */
    public OptionalDouble standardError() {
        return empty() ? OptionalDouble.empty() : OptionalDouble.of(error());
    }

    /**
     * Returns the z-test with one variance for both arms, as if there were no difference:
     *
     * <pre>{@code
     * z = (p2 - p1) / sqrt(p (1-p) (1/n1 + 1/n2)),  p = (c1 + c2) / (n1 + n2)
     * }</pre>
     */
    public TestResult pooledTest() {
        double crossed = crossed();
        double variance = pooledVariance();
        return test(variance == 0 ? 0 : crossed / Math.sqrt(variance), variance);
    }

    /** Returns the z-test with a variance for each arm, {@code z = (p2 - p1) / standardError}. */
    public TestResult unpooledTest() {
        double error = empty() ? 0 : error();
        return test(error == 0 ? 0 : gap() / error, error);
    }

    /** Returns {@code p2 - p1 -+ z standardError}. Too short for small counts; of width 0 at rates 0 and 1. */
    public Optional<Interval> wald(double level) {
        double z = Levels.normal(level);
        return empty() ? Optional.empty() : Optional.of(Levels.around(gap(), z * error()));
    }

    /**
     * Returns the interval of the difference that is put together from Wilson's intervals of both rates. It stays within
     * [-1, 1] and covers well for any counts.
     *
     * <p>Source: R. Newcombe (1998), Interval Estimation for the Difference Between Independent Proportions, Statistics in
     * Medicine 17, 873-890, method 10.
     */
    public Optional<Interval> newcombe(double level) {
        double z = Levels.normal(level);
        if (empty()) {
            return Optional.empty();
        }
        Interval first = Conversions.wilson(z, control.units(), control.converted());
        Interval second = Conversions.wilson(z, treatment.units(), treatment.converted());
        double p1 = control.share();
        double p2 = treatment.share();
        return Optional.of(new Interval(
                gap() - Math.hypot(p2 - second.lower(), first.upper() - p1),
                gap() + Math.hypot(second.upper() - p2, p1 - first.lower())));
    }

    /**
     * Returns Wald's interval after a success and a failure were added to each arm; it may reach beyond [-1, 1].
     *
     * <p>Source: A. Agresti, B. Caffo (2000), Simple and Effective Confidence Intervals for Proportions and Differences of
     * Proportions Result from Adding Two Successes and Two Failures, The American Statistician 54, 280-288.
     */
    public Interval agrestiCaffo(double level) {
        return new TwoProportions(withOneMore(control), withOneMore(treatment))
                .wald(level)
                .orElseThrow();
    }

    /** Returns {@code p2/p1 - 1}; empty where the control did not convert at all. */
    public OptionalDouble lift() {
        return hasRatio() ? OptionalDouble.of(gap() / control.share()) : OptionalDouble.empty();
    }

    /**
     * Returns the interval of the lift by the delta method, symmetric about it:
     *
     * <pre>{@code
     * variance = p2 (1-p2) / (n2 p1^2) + p2^2 (1-p1) / (n1 p1^3)
     * }</pre>
     *
     * @return empty where the control did not convert at all
     */
    public Optional<Interval> liftByDelta(double level) {
        double z = Levels.normal(level);
        if (!hasRatio()) {
            return Optional.empty();
        }
        double p1 = control.share();
        double ratio = treatment.share() / p1;
        double first = control.variance() / control.units() / p1 / p1 * ratio * ratio;
        double second = treatment.variance() / treatment.units() / p1 / p1;
        return Optional.of(Levels.around(gap() / p1, z * Math.sqrt(first + second)));
    }

    /**
     * Returns the interval of the lift from that of {@code ln(p2/p1)}, whose variance is {@code (1-p1)/c1 + (1-p2)/c2}. It
     * cannot fall below -1.
     *
     * <p>Source: D. Katz, J. Baptista, S. Azen, M. Pike (1978), Obtaining Confidence Intervals for the Risk Ratio in Cohort
     * Studies, Biometrics 34, 469-474, method C.
     *
     * @return empty where an arm did not convert at all
     */
    public Optional<Interval> liftByLogarithm(double level) {
        double z = Levels.normal(level);
        if (!hasRatio() || treatment.converted() == 0) {
            return Optional.empty();
        }
        double log = Math.log1p(gap() / control.share());
        double half = z
                * Math.sqrt(
                        (1 - control.share()) / control.converted() + (1 - treatment.share()) / treatment.converted());
        return Optional.of(new Interval(Math.expm1(log - half), Math.expm1(log + half)));
    }

    /**
     * Returns the p-value of Fisher's exact test, two-sided: the probability of all tables with these totals that are not
     * more probable than the seen one. Right for any counts, and a little cautious; 1 if an arm has no units.
     */
    public double fisher() {
        return FisherExact.twoSided(control.converted(), control.units(), treatment.converted(), treatment.units());
    }

    /** Returns Pearson's chi-squared, the square of {@link #pooledTest}; no degrees of freedom without variation. */
    public ChiSquared chiSquared() {
        double variance = pooledVariance();
        return variance == 0 ? new ChiSquared(0, 0) : new ChiSquared(crossed() / variance * crossed(), 1);
    }

    /**
     * Returns chi-squared with the correction for continuity: each count comes nearer to its expectation by one half, but
     * not beyond it.
     *
     * <p>Source: F. Yates (1934), Contingency Tables Involving Small Numbers and the chi-squared Test, Supplement to the
     * Journal of the Royal Statistical Society 1, 217-235.
     */
    public ChiSquared yates() {
        double variance = pooledVariance();
        double nearer = Math.max(0, Math.abs(crossed()) - (control.units() + (double) treatment.units()) / 2);
        return variance == 0 ? new ChiSquared(0, 0) : new ChiSquared(nearer / variance * nearer, 1);
    }

    /** Returns the likelihood-ratio test, {@code G = 2 sum of observed ln(observed/expected)}. */
    public ChiSquared likelihoodRatio() {
        return Contingency.of(new long[][] {
                    {control.converted(), control.units() - control.converted()},
                    {treatment.converted(), treatment.units() - treatment.converted()}
                })
                .likelihoodRatio();
    }

    private TestResult test(double z, double spread) {
        if (empty()) {
            return TestResult.none(Evidence.NO_UNITS);
        }
        return spread == 0 ? TestResult.none(Evidence.NO_VARIATION) : TestResult.normal(z);
    }

    private boolean empty() {
        return control.units() == 0 || treatment.units() == 0;
    }

    private boolean hasRatio() {
        return !empty() && control.converted() > 0;
    }

    private double gap() {
        return crossed() / control.units() / treatment.units();
    }

    private double error() {
        return Math.sqrt(control.variance() / control.units() + treatment.variance() / treatment.units());
    }

    /** {@code c2 n1 - c1 n2}, exact to the last bit although the products may nearly cancel (W. Kahan). */
    private double crossed() {
        double c1 = control.converted();
        double n1 = control.units();
        double c2 = treatment.converted();
        double n2 = treatment.units();
        double product = c1 * n2;
        double rest = Math.fma(-c1, n2, product);
        return Math.fma(c2, n1, -product) + rest;
    }

    /** Variance of {@code crossed} if both arms have the pooled rate. */
    private double pooledVariance() {
        double units = (double) control.units() + treatment.units();
        double converted = (double) control.converted() + treatment.converted();
        return control.units() / units * treatment.units() * converted * (units - converted);
    }

    private static Conversions withOneMore(Conversions arm) {
        return new Conversions(arm.converted() + 1, arm.units() + 2);
    }
}
