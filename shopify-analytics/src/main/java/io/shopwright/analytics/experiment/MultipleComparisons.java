package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.NormalTail;
import io.shopwright.analytics.internal.QuadratureRule;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** P-values of several tests, raised so that the chance of a false alarm among all of them stays at the level. */
public final class MultipleComparisons {

    /** How far beyond the statistic the error of the control is followed, in standard deviations. */
    private static final double RANGE = 9;

    private MultipleComparisons() {}

    /**
     * Returns p-values whose smallest is at most the level with at most that probability, whatever the dependence.
     *
     * <p>Source: S. Holm (1979), A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics
     * 6, 65-70.
     *
     * @param pValues each in [0, 1]
     * @return in the order given, not below the given ones, at most 1
     */
    public static double[] holm(double... pValues) {
        Integer[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double greatest = 0;
        for (int i = 0; i < order.length; i++) {
            greatest = Math.max(greatest, (order.length - i) * pValues[order[i]]);
            adjusted[order[i]] = Math.min(1, greatest);
        }
        return adjusted;
    }

    /**
     * Returns p-values such that, of the tests at most at a level, that share is expected to be false alarms at most (false
     * discovery rate); for independent or positively dependent tests.
     *
     * <p>Source: Y. Benjamini, Y. Hochberg (1995), Controlling the False Discovery Rate, Journal of the Royal Statistical
     * Society B 57, 289-300.
     *
     * @param pValues each in [0, 1]
     * @return in the order given, not below the given ones, at most 1
     */
    public static double[] benjaminiHochberg(double... pValues) {
        Integer[] order = ascending(pValues);
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            least = Math.min(least, pValues[order[i]] * order.length / (i + 1));
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /**
     * Returns two-sided p-values of several treatments against one control, whose tests depend on each other through it:
     * less strict than {@link #holm} by knowing that.
     *
     * <p>Source: C. Dunnett (1955), A Multiple Comparison Procedure for Comparing Several Treatments with a Control, Journal
     * of the American Statistical Association 50, 1096-1121.
     *
     * @param statistics each treatment's difference over its standard error, from one pooled variance
     * @param treatmentUnits units of each treatment
     * @param controlUnits units of the control
     * @param degreesOfFreedom of the pooled variance, at least 2; infinite for rates
     */
    public static double[] dunnett(
            double[] statistics, long[] treatmentUnits, long controlUnits, double degreesOfFreedom) {
        Check.finite(statistics, "statistic");
        Check.sameLength(treatmentUnits.length, statistics.length, "treatmentUnits");
        Check.atLeast(1, controlUnits, "controlUnits");
        if (!(degreesOfFreedom >= 2)) {
            throw new IllegalArgumentException("degreesOfFreedom must be >= 2: " + degreesOfFreedom);
        }
        double[] loadings = new double[statistics.length];
        for (int i = 0; i < loadings.length; i++) {
            Check.atLeast(1, treatmentUnits[i], "units of treatment " + i);
            loadings[i] = Math.sqrt(treatmentUnits[i] / ((double) treatmentUnits[i] + controlUnits));
        }
        return Arrays.stream(statistics)
                .map(statistic -> Math.min(1, exceedance(Math.abs(statistic), loadings, degreesOfFreedom)))
                .toArray();
    }

    /** The probability that any of the statistics is further from 0 than this one. */
    private static double exceedance(double statistic, double[] loadings, double degreesOfFreedom) {
        if (Double.isInfinite(degreesOfFreedom)) {
            return exceedance(statistic, loadings);
        }
        double shape = degreesOfFreedom / 2;
        return QuadratureRule.gamma(shape).expectation(v -> exceedance(statistic * Math.sqrt(v / shape), loadings));
    }

    /** The trapezoidal rule over the error that the control shares with all treatments. */
    private static double exceedance(double bound, double[] loadings) {
        double greatest = Arrays.stream(loadings).max().orElse(0);
        double spacing = Math.sqrt(1 - greatest * greatest) / 2; // half of the narrowest step in what follows
        int reach = (int) Math.ceil((RANGE + bound) / spacing);
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
            double common = i * spacing;
            double any = 0;
            for (double loading : loadings) {
                double rest = Math.sqrt(1 - loading * loading);
                double outside = NormalTail.probability((bound - loading * common) / rest)
                        + NormalTail.probability((bound + loading * common) / rest);
                any += outside * (1 - any);
            }
            sum += spacing * Math.exp(-common * common / 2 - NormalTail.LOG_ROOT_TWO_PI) * any;
        }
        return sum;
    }

    private static Integer[] ascending(double[] pValues) {
        for (int i = 0; i < pValues.length; i++) {
            Check.probability(pValues[i], "p-value " + i);
        }
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .toArray(Integer[]::new);
    }
}
