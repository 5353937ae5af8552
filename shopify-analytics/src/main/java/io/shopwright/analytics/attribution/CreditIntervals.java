package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * How much credits would vary if other journeys of the same kind had been seen (bootstrap): journeys are drawn with
 * replacement and the model is run anew. It covers chance in the data, not whether the model is right.
 *
 * <p>The conversions of one row are taken to be worth the same each. Source: B. Efron, R. Tibshirani (1993), An
 * Introduction to the Bootstrap, chapter 13 (percentile intervals).
 *
 * @param intervals one a channel of the model's answer for the data themselves, in its order
 */
public record CreditIntervals(List<Interval> intervals) {

    /** Journeys that are drawn one by one; more take hours and leave next to no interval. */
    private static final long MOST_JOURNEYS = 100_000_000;

    /** Copies the list. */
    public CreditIntervals {
        intervals = List.copyOf(intervals);
    }

    /**
     * The ranges of one channel's credit at the level asked for.
     *
     * @param credit from the data themselves
     * @param conversions its range
     * @param value its range
     * @param share range of its share of the conversions; 0 in samples without a conversion
     */
    public record Interval(Attribution.Credit credit, Range conversions, Range value, Range share) {}

    /**
     * A range.
     *
     * @param low lower end
     * @param high upper end
     */
    public record Range(double low, double high) {}

    /**
     * How samples are drawn.
     *
     * @param samples how many, at least 2; 200 place the ends of a 95 % interval to a tenth of its half width
     * @param level share of such intervals that contain the credit of an endless supply of journeys, about; in (0, 1)
     * @param seed the same seed gives the same intervals
     */
    public record Plan(int samples, double level, long seed) {

        /** Checks the ranges. */
        public Plan {
            if (samples < 2) {
                throw new IllegalArgumentException("samples must be >= 2: " + samples);
            }
            Check.share(level, "level");
        }
    }

    /** An attribution model. */
    @FunctionalInterface
    public interface Model {
        /** Credits the channels of some journeys. */
        Attribution attribute(Journeys journeys);
    }

    /**
     * Runs a model on samples of the journeys.
     *
     * <pre>{@code
     * CreditIntervals.of(journeys, sample -> MarkovAttribution.of(sample, 1).attribution(), new Plan(200, 0.95, 1));
     * }</pre>
     */
    public static CreditIntervals of(Journeys journeys, Model model, Plan plan) {
        long total = Math.addExact(journeys.conversions(), journeys.lost());
        if (total > MOST_JOURNEYS) {
            throw new IllegalArgumentException("at most " + MOST_JOURNEYS + " journeys can be drawn: " + total
                    + "; with so many, chance in the data hardly matters");
        }
        Attribution base = model.attribute(journeys);
        int channels = base.credits().size();
        double[][] conversions = new double[channels][plan.samples];
        double[][] values = new double[channels][plan.samples];
        double[][] shares = new double[channels][plan.samples];
        UnaryOperator<Journeys> resample = new Resampling(journeys, new SplittableRandom(plan.seed));
        for (int sample = 0; sample < plan.samples; sample++) {
            Attribution drawn = model.attribute(resample.apply(journeys));
            double all = drawn.conversions();
            for (int i = 0; i < channels; i++) {
                Attribution.Credit credit = drawn.credit(base.credits().get(i).channel());
                conversions[i][sample] = credit.conversions();
                values[i][sample] = credit.value();
                shares[i][sample] = all == 0 ? 0 : credit.conversions() / all;
            }
        }
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            intervals.add(new Interval(
                    base.credits().get(i),
                    range(conversions[i], plan.level),
                    range(values[i], plan.level),
                    range(shares[i], plan.level)));
        }
        return new CreditIntervals(intervals);
    }

    private static Range range(double[] values, double level) {
        Arrays.sort(values);
        return new Range(quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2));
    }

    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        double above = position - below;
        return above == 0 ? sorted[below] : (1 - above) * sorted[below] + above * sorted[below + 1];
    }
}
