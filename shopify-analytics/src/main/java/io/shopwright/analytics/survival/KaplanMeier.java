package io.shopwright.analytics.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The share of lifetimes that last longer than a time, with those that were cut short used as far as they go.
 *
 * <pre>{@code
 * S(t) = product over times s <= t of (1 - events(s) / atRisk(s))
 * }</pre>
 *
 * <p>Source: E. Kaplan, P. Meier (1958), Nonparametric Estimation from Incomplete Observations, Journal of the American
 * Statistical Association 53, 457-481.
 *
 * @param points one a different time, ascending, also where nothing ended; not empty
 */
public record KaplanMeier(List<Point> points) {

    /** Probabilities nearer to each other than this are equal but for rounding. */
    private static final double EQUAL = 1e-8;

    /** Copies the list. */
    public KaplanMeier {
        points = List.copyOf(points);
    }

    /**
     * The curve at a time.
     *
     * @param time from the beginning of the lifetimes
     * @param atRisk number of lifetimes that last at least until this time
     * @param events number that ended at it
     * @param censored number last seen at it and still going on; they count as at risk
     * @param survival the share that lasts longer, in [0, 1]
     * @param logError standard error of ln survival by Greenwood's formula, {@code sqrt(sum of events / (atRisk (atRisk -
     *     events)))}; infinite once nothing survives
     */
    public record Point(double time, double atRisk, double events, double censored, double survival, double logError) {

        /** Standard error of the survival, {@code survival * logError}; 0 once nothing survives, its limit. */
        public double standardError() {
            return survival == 0 ? 0 : survival * logError;
        }

        /**
         * Returns the confidence interval of the survival at this time; {@code [1, 1]} before the first event.
         *
         * @param level coverage in (0, 1), as 0.95
         * @return empty once nothing survives: its uncertainty is not defined
         */
        public Optional<Interval> interval(double level, IntervalScale scale) {
            return interval(scale, normalQuantile(level));
        }

        private Optional<Interval> interval(IntervalScale scale, double normalQuantile) {
            if (survival == 0) {
                return Optional.empty();
            }
            return Optional.of(
                    logError == 0 ? new Interval(1, 1) : scale.interval(survival, normalQuantile * logError));
        }
    }

    /**
     * A mean and how far to trust it.
     *
     * @param value the mean, in the unit of time
     * @param standardError its standard error
     */
    public record Mean(double value, double standardError) {}

    /** Returns the curve of some lifetimes. Weights count as repeated rows. */
    public static KaplanMeier of(Lifetimes lifetimes) {
        EventTable table = EventTable.of(lifetimes);
        List<Point> points = new ArrayList<>(table.size());
        double survival = 1;
        double variance = 0;
        for (int k = 0; k < table.size(); k++) {
            double atRisk = table.atRisk[k];
            double events = table.events[k];
            if (events > 0) {
                survival *= (atRisk - events) / atRisk;
                variance += events / (atRisk * (atRisk - events));
            }
            points.add(new Point(table.times[k], atRisk, events, table.censored[k], survival, Math.sqrt(variance)));
        }
        return new KaplanMeier(points);
    }

    /** Returns the share that lasts longer than {@code time}; 1 before the first event, constant after the last one. */
    public double survival(double time) {
        int last = Steps.lastUntil(points, Point::time, time);
        return last < 0 ? 1 : points.get(last).survival();
    }

    /**
     * Returns the time until which a share of the lifetimes has ended; 0.5 for the median.
     *
     * <p>It is the first time at which that many have ended. Where the curve runs level at exactly that height, it is the
     * middle of the level stretch.
     *
     * @param share in (0, 1)
     * @return empty if fewer have ended until the last time
     */
    public OptionalDouble quantile(double share) {
        Check.share(share, "share");
        return crossing(1 - share, Point::survival);
    }

    /**
     * Returns the confidence interval of a quantile: the times that the band of the curve does not exclude.
     *
     * <p>Source: R. Brookmeyer, J. Crowley (1982), A Confidence Interval for the Median Survival Time, Biometrics 38,
     * 29-41.
     *
     * @param share in (0, 1); 0.5 for the median
     * @param level coverage in (0, 1)
     * @return an end is infinite where the band stays above until the last time
     */
    public Interval quantileInterval(double share, double level, IntervalScale scale) {
        Check.share(share, "share");
        double z = normalQuantile(level);
        OptionalDouble lower = crossing(
                1 - share,
                point -> point.interval(scale, z).map(Interval::lower).orElse(0.0));
        OptionalDouble upper = crossing(
                1 - share,
                point -> point.interval(scale, z).map(Interval::upper).orElse(1.0));
        return new Interval(lower.orElse(Double.POSITIVE_INFINITY), upper.orElse(Double.POSITIVE_INFINITY));
    }

    /**
     * Returns the mean lifetime if all were cut at {@code limit} (restricted mean): the area under the curve.
     *
     * @param limit positive; beyond the last time the curve is taken to stay at its last height
     */
    public Mean restrictedMean(double limit) {
        if (!(limit > 0 && limit < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("limit must be > 0 and finite: " + limit);
        }
        double area = 0;
        double variance = 0;
        double end = limit;
        for (int k = Steps.lastUntil(points, Point::time, limit); k >= 0; k--) {
            Point point = points.get(k);
            area += point.survival() * (end - point.time());
            end = point.time();
            double left = point.atRisk() - point.events();
            if (point.events() > 0 && left > 0) {
                variance += area * area * point.events() / (point.atRisk() * left);
            }
        }
        return new Mean(area + end, Math.sqrt(variance));
    }

    /** The time at which a falling curve reaches {@code height}, halfway to where it leaves it. */
    private OptionalDouble crossing(double height, ToDoubleFunction<Point> curve) {
        for (int k = 0; k < points.size(); k++) {
            double value = curve.applyAsDouble(points.get(k));
            if (value <= height + EQUAL) {
                return OptionalDouble.of((points.get(k).time() + endOfLevel(k, height, curve)) / 2);
            }
        }
        return OptionalDouble.empty();
    }

    private double endOfLevel(int first, double height, ToDoubleFunction<Point> curve) {
        for (int k = first; k < points.size(); k++) {
            if (curve.applyAsDouble(points.get(k)) < height - EQUAL) {
                return points.get(k).time();
            }
        }
        return points.get(points.size() - 1).time();
    }

    static double normalQuantile(double level) {
        Check.share(level, "level");
        return new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    }
}
