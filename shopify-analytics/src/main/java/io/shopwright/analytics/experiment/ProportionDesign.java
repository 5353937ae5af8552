package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.Bisection;
import io.shopwright.analytics.internal.NormalTail;
import java.util.OptionalDouble;

/**
 * How many users a test of two conversion rates needs, two-sided.
 *
 * <p>Unrounded numbers of users are of the control arm; the treatment has {@code ratio} times as many.
 *
 * @param baseline rate of the control, in (0, 1)
 * @param target rate of the treatment that is worth finding, in (0, 1), not equal to the baseline
 * @param significance chance of a false alarm, in (0, 1), as 0.05
 * @param power chance to find the target rate if it is true, in (0, 1), as 0.8
 * @param ratio users of the treatment for each user of the control; positive
 */
public record ProportionDesign(double baseline, double target, double significance, double power, double ratio) {

    /** Checks the numbers. */
    public ProportionDesign {
        Check.share(baseline, "baseline");
        Check.share(target, "target");
        Check.share(significance, "significance");
        Check.share(power, "power");
        Check.positive(ratio, "ratio");
        if (baseline == target) {
            throw new IllegalArgumentException("target must differ from the baseline: " + target);
        }
    }

    /** Two arms of equal size. */
    public ProportionDesign(double baseline, double target, double significance, double power) {
        this(baseline, target, significance, power, 1);
    }

    /**
     * Returns the users that {@link #pooledUnits} asks for, rounded up.
     *
     * @throws IllegalArgumentException if they are 2^63 or more
     */
    public SampleSize sampleSize() {
        return SampleSize.of(pooledUnits(), ratio);
    }

    /**
     * Returns the users of the control arm for {@link TwoProportions#pooledTest}, with {@code k = ratio}:
     *
     * <pre>{@code
     * (za sqrt(p q (1 + 1/k)) + zb sqrt(p1 q1 + p2 q2 / k))^2 / (p2 - p1)^2,  p = (p1 + k p2) / (1 + k)
     * }</pre>
     *
     * <p>Source: J. Fleiss, B. Levin, M. Paik (2003), Statistical Methods for Rates and Proportions, 4.14 and 4.19.
     */
    public double pooledUnits() {
        double root = alarm() * Math.sqrt(pooledVariance()) + finding() * Math.sqrt(unpooledVariance());
        return root * root / ((target - baseline) * (target - baseline));
    }

    /** Returns the users of the control arm for {@link TwoProportions#unpooledTest}. */
    public double unpooledUnits() {
        double root = alarm() + finding();
        return root * root * unpooledVariance() / ((target - baseline) * (target - baseline));
    }

    /** Returns the users of the control arm by the difference of the arcsines, {@code (za + zb)^2 (1 + 1/k) / h^2}. */
    public double arcsineUnits() {
        double root = alarm() + finding();
        return root * root * (1 + 1 / ratio) / (cohensH() * cohensH());
    }

    /**
     * Returns {@code 2 arcsin sqrt(p2) - 2 arcsin sqrt(p1)}.
     *
     * <p>Source: J. Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, 6.2.1.
     */
    public double cohensH() {
        return 2 * (Math.asin(Math.sqrt(target)) - Math.asin(Math.sqrt(baseline)));
    }

    /** Returns the chance to find the target rate with so many users in the control arm; the inverse of pooledUnits. */
    public double powerWith(double controlUnits) {
        Check.positive(controlUnits, "controlUnits");
        double signal = Math.abs(target - baseline) * Math.sqrt(controlUnits) - alarm() * Math.sqrt(pooledVariance());
        return NormalTail.probability(-signal / Math.sqrt(unpooledVariance()));
    }

    /**
     * Returns the smallest rise of the rate that so many users find with the wanted power, as the rate of the treatment.
     *
     * @return empty if even a rate next to 1 would not be found
     */
    public static OptionalDouble detectableRise(
            double baseline, double controlUnits, double significance, double power, double ratio) {
        Check.share(baseline, "baseline");
        Check.positive(controlUnits, "controlUnits");
        return boundary(baseline, Math.nextDown(1.0), controlUnits, significance, power, ratio);
    }

    /**
     * Returns the smallest fall of the rate that so many users find with the wanted power, as the rate of the treatment.
     *
     * @return empty if even a rate next to 0 would not be found
     */
    public static OptionalDouble detectableFall(
            double baseline, double controlUnits, double significance, double power, double ratio) {
        Check.share(baseline, "baseline");
        Check.positive(controlUnits, "controlUnits");
        return boundary(baseline, Double.MIN_NORMAL, controlUnits, significance, power, ratio);
    }

    /** The rate between the baseline and an end from which on so many users are enough. */
    private static OptionalDouble boundary(
            double baseline, double end, double units, double significance, double power, double ratio) {
        if (new ProportionDesign(baseline, end, significance, power, ratio).pooledUnits() > units) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Bisection.boundary(
                baseline,
                end,
                rate -> rate != baseline
                        && new ProportionDesign(baseline, rate, significance, power, ratio).pooledUnits() <= units));
    }

    private double alarm() {
        return NormalTail.quantile(significance / 2);
    }

    private double finding() {
        return -NormalTail.quantile(power);
    }

    private double pooledVariance() {
        double pooled = (baseline + ratio * target) / (1 + ratio);
        return pooled * (1 - pooled) * (1 + 1 / ratio);
    }

    private double unpooledVariance() {
        return baseline * (1 - baseline) + target * (1 - target) / ratio;
    }
}
