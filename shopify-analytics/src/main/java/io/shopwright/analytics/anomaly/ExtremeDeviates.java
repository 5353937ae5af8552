package io.shopwright.analytics.anomaly;

import io.shopwright.analytics.internal.StudentTail;
import java.util.ArrayList;
import java.util.List;

/**
 * Which values of an otherwise normal sample are too extreme, when their number is unknown: the generalized extreme
 * studentized deviate test.
 *
 * <p>Source: B. Rosner (1983), Percentage points for a generalized ESD many-outlier procedure, Technometrics 25(2),
 * 165-172.
 *
 * @param steps the most extreme value, the one after it without the former, and so on
 * @param outliers how many of the first steps count as outliers: the last one whose deviate is above its limit, and all
 *     before it
 */
public record ExtremeDeviates(List<Step> steps, int outliers) {

    public ExtremeDeviates {
        steps = List.copyOf(steps);
    }

    /**
     * One removal.
     *
     * @param index the place of the removed value, from 0
     * @param deviate its distance from the centre of what was left, in units of the spread
     * @param limit what a normal sample exceeds with probability alpha
     */
    public record Step(int index, double deviate, double limit) {}

    /** How centre and spread are measured. */
    public enum Measure {
        /** Mean and standard deviation, as published. */
        MEAN {
            @Override
            double centre(SortedRange values) {
                return values.mean();
            }

            @Override
            double spread(SortedRange values) {
                return values.standardDeviation();
            }
        },
        /** Median and scaled median absolute deviation, which outliers do not inflate. */
        MEDIAN {
            @Override
            double centre(SortedRange values) {
                return values.median();
            }

            @Override
            double spread(SortedRange values) {
                return values.medianDeviation(values.median());
            }
        };

        abstract double centre(SortedRange values);

        abstract double spread(SortedRange values);
    }

    /** On which side values may stick out. */
    public enum Side {
        /** Above and below; alpha is shared by both. */
        BOTH(2),
        ABOVE(1),
        BELOW(1);

        private final int tails;

        Side(int tails) {
            this.tails = tails;
        }
    }

    /** How the test is done: the probability of a false alarm in an ordinary sample, centre and spread, and sides. */
    record Rule(double alpha, Measure measure, Side side) {}

    /**
     * Tests on both sides. The removal ends early where the spread of what is left is 0 or less than three values are.
     *
     * @param most the greatest number of outliers to look for, &gt;= 0
     * @param alpha the probability of a false alarm, &gt; 0 and &lt; 1; 0.05 is usual
     */
    public static ExtremeDeviates of(double[] values, int most, double alpha, Measure measure) {
        if (most < 0) {
            throw new IllegalArgumentException("most must be >= 0: " + most);
        }
        Check.share(alpha, "alpha");
        return of(Check.finite(values), most, new Rule(alpha, measure, Side.BOTH));
    }

    static ExtremeDeviates of(double[] values, int most, Rule rule) {
        SortedRange rest = new SortedRange(values);
        List<Step> steps = new ArrayList<>();
        int outliers = 0;
        while (steps.size() < most && rest.size() > 2) {
            double spread = rule.measure.spread(rest);
            if (!(spread > 0)) {
                break;
            }
            double limit = limit(rest.size(), rule);
            Step step = remove(rest, rule, spread, limit);
            steps.add(step);
            if (step.deviate > step.limit) {
                outliers = steps.size();
            }
        }
        return new ExtremeDeviates(steps, outliers);
    }

    private static Step remove(SortedRange rest, Rule rule, double spread, double limit) {
        double centre = rule.measure.centre(rest);
        double above = rest.greatest() - centre;
        double below = centre - rest.least();
        boolean low = switch (rule.side) {
            case ABOVE -> false;
            case BELOW -> true;
            case BOTH -> below > above || (below == above && rest.leastIsFirst());
        };
        int index = low ? rest.takeLeast() : rest.takeGreatest();
        return new Step(index, (low ? below : above) / spread, limit);
    }

    /** Equation 2.5, for a sample of which n are left. */
    private static double limit(int n, Rule rule) {
        double t = StudentTail.quantile(rule.alpha / (rule.side.tails * (double) n), n - 2.0);
        return t * (n - 1) / Math.sqrt((n - 2 + t * t) * n);
    }
}
