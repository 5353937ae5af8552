package io.shopwright.analytics.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A test that may be looked at after every pair of units and stopped at any time (mixture sequential probability ratio
 * test): the chance that its p-value ever falls to a level is at most that level if there is no difference.
 *
 * <p>With a difference d of the means after n units an arm, and V the sum of the variances of one unit of each arm:
 *
 * <pre>{@code
 * ln Lambda = ln(V / (V + n tau2)) / 2 + n^2 tau2 (d - theta0)^2 / (2 V (V + n tau2))
 * p = smallest 1 / Lambda so far, at most 1
 * }</pre>
 *
 * <p>Everything is done in logarithms, so that huge effects do not overflow.
 *
 * <p>Source: R. Johari, P. Koomen, L. Pekelis, D. Walsh (2017), Peeking at A/B Tests, KDD, equation 11 and section 6.
 *
 * @param mixingVariance tau2, the spread of the differences that one hopes to find, squared; positive. A wrong guess costs
 *     time, not validity
 * @param nullDifference theta0, the difference under the tested hypothesis, usually 0
 */
public record MixtureSprt(double mixingVariance, double nullDifference) {

    /** Checks the parameters. */
    public MixtureSprt {
        Check.positive(mixingVariance, "mixingVariance");
        Check.finite(nullDifference, "nullDifference");
    }

    /**
     * The state after some pairs.
     *
     * @param pairs number of units an arm
     * @param logRatio ln Lambda of the data so far; null while nothing has varied, so that nothing can be said
     * @param pValue valid at any time of stopping; never rises
     */
    public record Step(long pairs, @Nullable Double logRatio, double pValue) {}

    /**
     * Follows two arms of yes or no, whose variances are those of the shares so far.
     *
     * @param control one outcome a unit, in the order of arrival
     * @param treatment as many
     * @return one step a pair
     */
    public List<Step> follow(boolean[] control, boolean[] treatment) {
        Check.sameLength(treatment.length, control.length, "outcomes of the treatment");
        List<Step> steps = new ArrayList<>(control.length);
        double pValue = 1;
        long first = 0;
        long second = 0;
        for (int n = 1; n <= control.length; n++) {
            first += control[n - 1] ? 1 : 0;
            second += treatment[n - 1] ? 1 : 0;
            double variance = new Conversions(first, n).variance() + new Conversions(second, n).variance();
            Step step = step(n, variance, (double) (second - first) / n, pValue);
            steps.add(step);
            pValue = step.pValue;
        }
        return steps;
    }

    /**
     * Follows two arms of numbers.
     *
     * @param control one value a unit, in the order of arrival
     * @param treatment as many
     * @param unitVariance variance of a unit of either arm, known beforehand; positive
     * @return one step a pair
     */
    public List<Step> follow(double[] control, double[] treatment, double unitVariance) {
        Check.sameLength(treatment.length, control.length, "values of the treatment");
        Check.positive(unitVariance, "unitVariance");
        Check.finite(control, "value of the control");
        Check.finite(treatment, "value of the treatment");
        List<Step> steps = new ArrayList<>(control.length);
        double pValue = 1;
        double mean = 0;
        for (int n = 1; n <= control.length; n++) {
            mean += (treatment[n - 1] - control[n - 1] - mean) / n;
            Step step = step(n, 2 * unitVariance, mean, pValue);
            steps.add(step);
            pValue = step.pValue;
        }
        return steps;
    }

    /**
     * Returns ln Lambda of data summed up elsewhere; empty if the variance is 0.
     *
     * @param pairs number of units an arm
     * @param variance sum of the variances of one unit of each arm
     * @param difference mean of the treatment minus mean of the control
     */
    public OptionalDouble logRatio(long pairs, double variance, double difference) {
        Check.atLeast(1, pairs, "pairs");
        Check.notNegative(variance, "variance");
        Check.finite(difference, "difference");
        if (variance == 0) {
            return OptionalDouble.empty();
        }
        double spread = pairs * mixingVariance;
        double signal = pairs * (difference - nullDifference);
        return OptionalDouble.of(-Math.log1p(spread / variance) / 2
                + signal / variance * signal * mixingVariance / (2 * (variance + spread)));
    }

    private Step step(long pairs, double variance, double difference, double before) {
        OptionalDouble log = logRatio(pairs, variance, difference);
        return log.isEmpty()
                ? new Step(pairs, null, before)
                : new Step(pairs, log.getAsDouble(), Math.min(before, Math.exp(-log.getAsDouble())));
    }
}
