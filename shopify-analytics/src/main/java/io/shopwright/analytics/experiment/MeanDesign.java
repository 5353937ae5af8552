package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.Bisection;
import io.shopwright.analytics.internal.NoncentralT;
import io.shopwright.analytics.internal.NormalTail;
import io.shopwright.analytics.internal.StudentTail;
import java.util.function.DoublePredicate;

/**
 * How many users a test of two means needs, two-sided, if both arms have one spread.
 *
 * <p>Unrounded numbers of users are of the control arm; the treatment has {@code ratio} times as many.
 *
 * @param effect difference of the means that is worth finding; not 0
 * @param standardDeviation of the values of one user; positive
 * @param significance chance of a false alarm, in (0, 1), as 0.05
 * @param power chance to find the effect if it is true, above the significance, below 1, as 0.8
 * @param ratio users of the treatment for each user of the control; positive
 */
public record MeanDesign(double effect, double standardDeviation, double significance, double power, double ratio) {

    /** Checks the numbers. */
    public MeanDesign {
        Check.finite(effect, "effect");
        Check.positive(standardDeviation, "standardDeviation");
        Check.share(significance, "significance");
        Check.share(power, "power");
        Check.positive(ratio, "ratio");
        if (effect == 0) {
            throw new IllegalArgumentException("effect must not be 0: " + effect);
        }
        if (power <= significance) {
            throw new IllegalArgumentException("power must be above the significance " + significance + ": " + power);
        }
    }

    /** Two arms of equal size. */
    public MeanDesign(double effect, double standardDeviation, double significance, double power) {
        this(effect, standardDeviation, significance, power, 1);
    }

    /**
     * Returns the users that {@link #units} asks for, rounded up.
     *
     * @throws IllegalArgumentException if they are 2^63 or more
     */
    public SampleSize sampleSize() {
        return SampleSize.of(units(), ratio);
    }

    /**
     * Returns the users of the control arm as if the spread were known, with {@code k = ratio}:
     *
     * <pre>{@code
     * (za + zb)^2 sd^2 (1 + 1/k) / effect^2
     * }</pre>
     */
    public double normalUnits() {
        double root = (NormalTail.quantile(significance / 2) - NormalTail.quantile(power)) * standardDeviation / effect;
        return root * root * (1 + 1 / ratio);
    }

    /**
     * Returns the users of the control arm for Student's test: where {@link #powerWith} reaches the power, at least as many
     * as give two degrees of freedom.
     *
     * @throws IllegalArgumentException if they are 2^63 or more
     */
    public double units() {
        double tooFew = fewest();
        if (powerWith(tooFew) >= power) {
            return tooFew;
        }
        double enough = tooFew + SampleSize.whole(normalUnits(), "users");
        while (powerWith(enough) < power) {
            enough *= 2;
        }
        return Bisection.boundary(tooFew, enough, units -> powerWith(units) >= power);
    }

    /**
     * Returns the chance that Student's test shows the effect in its own direction: the tail of the non-central t
     * distribution.
     *
     * @param controlUnits users of the control arm, as many as give two degrees of freedom; need not be whole
     */
    public double powerWith(double controlUnits) {
        return NoncentralT.upper(critical(controlUnits), freedom(controlUnits), noncentrality(controlUnits));
    }

    /**
     * Returns the chance that Student's test shows any difference, the few false ones in the other direction included.
     *
     * @param controlUnits users of the control arm, as many as give two degrees of freedom; need not be whole
     */
    public double rejectionWith(double controlUnits) {
        return powerWith(controlUnits)
                + NoncentralT.upper(critical(controlUnits), freedom(controlUnits), -noncentrality(controlUnits));
    }

    /**
     * Returns the smallest effect that so many users find with the wanted power; positive.
     *
     * @param controlUnits users of the control arm, as many as give two degrees of freedom
     */
    public static double detectableEffect(
            double controlUnits, double standardDeviation, double significance, double power, double ratio) {
        Check.positive(standardDeviation, "standardDeviation");
        DoublePredicate found = effect -> effect > 0
                && new MeanDesign(effect, standardDeviation, significance, power, ratio).powerWith(controlUnits)
                        >= power;
        double enough = standardDeviation;
        while (!found.test(enough)) {
            enough *= 2;
        }
        return Bisection.boundary(0, enough, found);
    }

    private double critical(double controlUnits) {
        if (!(controlUnits >= fewest() && controlUnits < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("controlUnits must be >= " + fewest() + " and finite: " + controlUnits);
        }
        return StudentTail.quantile(significance / 2, freedom(controlUnits));
    }

    /** Users of the control arm that give two degrees of freedom. */
    private double fewest() {
        return 4 / (1 + ratio);
    }

    private double freedom(double controlUnits) {
        return Math.max(2, controlUnits * (1 + ratio) - 2);
    }

    private double noncentrality(double controlUnits) {
        return Math.abs(effect) / standardDeviation * Math.sqrt(controlUnits * ratio / (1 + ratio));
    }
}
