package io.shopwright.analytics.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the level of a series changes: the parts with the least sum of squared deviations from their means plus a penalty
 * for each. The answer is the exact optimum.
 *
 * <p>Sources: B. Jackson and others (2005), An algorithm for optimal partitioning of data on an interval, IEEE Signal
 * Processing Letters 12(2), 105-108; R. Killick, P. Fearnhead, I. Eckley (2012), Optimal detection of changepoints with a
 * linear computational cost, Journal of the American Statistical Association 107(500), 1590-1598.
 *
 * @param segments the parts in order
 * @param cost the sum of squared deviations, with the penalty for every part but the first
 */
public record ChangePoints(List<Segment> segments, double cost) {

    public ChangePoints {
        segments = List.copyOf(segments);
    }

    /**
     * A part of the series on one level.
     *
     * @param start its first value, from 0
     * @param end one behind its last value
     * @param mean its level
     */
    public record Segment(int start, int end, double mean) {}

    /**
     * Finds the parts.
     *
     * @param penalty what a part must save, &gt; 0; see {@link #penalty}
     * @param least the least length of a part, &gt;= 1
     * @throws IllegalArgumentException if the series is shorter than one part
     */
    public static ChangePoints of(double[] values, double penalty, int least) {
        double[] x = Check.finite(values);
        Check.positive(penalty, "penalty");
        if (least < 1 || x.length < least) {
            throw new IllegalArgumentException("need least >= 1 and as many values: " + least + ", " + x.length);
        }
        return new Search(x, penalty, least).solve();
    }

    /**
     * A penalty of {@code factor * s^2 * ln n}; s is the scaled median of the absolute differences between neighbours over
     * the root of 2, which a change of level leaves as it is.
     *
     * @param factor 2 to 3 are usual; more finds fewer changes
     * @param values two or more
     * @throws IllegalArgumentException if more than half of the neighbours are equal, which leaves no scale
     */
    public static double penalty(double factor, double... values) {
        double[] x = Check.finite(values);
        Check.positive(factor, "factor");
        double[] steps = new double[Math.max(0, x.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.abs(x[i + 1] - x[i]);
        }
        Arrays.sort(steps);
        double median = steps.length == 0 ? 0 : (steps[(steps.length - 1) / 2] + steps[steps.length / 2]) / 2;
        double deviation = SortedRange.MAD_SCALE * median / Math.sqrt(2);
        if (!(deviation > 0)) {
            throw new IllegalArgumentException(
                    "half of the " + x.length + " values equal the one before them; give a penalty");
        }
        return factor * deviation * deviation * Math.log(x.length);
    }

    /**
     * The changes as anomalies: the first value of each part but the first. The score is the step over a deviation.
     *
     * @param deviation of the values around their level, &gt; 0
     * @param values the series in which the parts were found
     * @throws IllegalArgumentException if the series has another length than the parts together
     */
    public List<Anomaly> anomalies(double deviation, double... values) {
        Check.positive(deviation, "deviation");
        int length = segments.isEmpty() ? 0 : segments.get(segments.size() - 1).end;
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "need the " + length + " values in which the changes were found: " + values.length);
        }
        List<Anomaly> anomalies = new ArrayList<>();
        for (int i = 1; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            double before = segments.get(i - 1).mean;
            anomalies.add(new Anomaly(
                    segment.start,
                    Anomaly.Kind.LEVEL_SHIFT,
                    values[segment.start],
                    before,
                    Math.abs(segment.mean - before) / deviation));
        }
        return List.copyOf(anomalies);
    }

    /** The search over ends of parts; starts that can never be best again are dropped. */
    private static final class Search {

        private static final double ROUNDING = 1e-9;

        private final double[] sums;
        private final double[] squares;
        private final double penalty;
        private final int least;
        private final double shift;
        private final double[] best;
        private final int[] start;

        Search(double[] x, double penalty, int least) {
            this.penalty = penalty;
            this.least = least;
            int n = x.length;
            // sums around the mean lose fewer digits
            shift = Arrays.stream(x).sum() / n;
            sums = new double[n + 1];
            squares = new double[n + 1];
            for (int i = 0; i < n; i++) {
                sums[i + 1] = sums[i] + (x[i] - shift);
                squares[i + 1] = squares[i] + (x[i] - shift) * (x[i] - shift);
            }
            best = new double[n + 1];
            start = new int[n + 1];
        }

        ChangePoints solve() {
            int n = best.length - 1;
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            best[0] = -penalty;
            int[] candidates = new int[n + 1];
            int count = 0;
            for (int end = least; end <= n; end++) {
                int newest = end - least;
                if (best[newest] < Double.POSITIVE_INFINITY) {
                    count = prune(newest, candidates, count);
                    candidates[count++] = newest;
                }
                choose(end, candidates, count);
            }
            return new ChangePoints(segments(n), best[n]);
        }

        private void choose(int end, int[] candidates, int count) {
            for (int c = 0; c < count; c++) {
                double total = best[candidates[c]] + cost(candidates[c], end) + penalty;
                if (total < best[end]) {
                    best[end] = total;
                    start[end] = candidates[c];
                }
            }
        }

        /** Drops starts that are worse than one more part from the newest start on, whatever the end. */
        private int prune(int newest, int[] candidates, int count) {
            double rounding = ROUNDING * Math.abs(best[newest]);
            int kept = 0;
            for (int c = 0; c < count; c++) {
                if (best[candidates[c]] + cost(candidates[c], newest) <= best[newest] + rounding) {
                    candidates[kept++] = candidates[c];
                }
            }
            return kept;
        }

        private List<Segment> segments(int n) {
            List<Segment> segments = new ArrayList<>();
            for (int end = n; end > 0; end = start[end]) {
                double mean = shift + (sums[end] - sums[start[end]]) / (end - start[end]);
                segments.add(0, new Segment(start[end], end, mean));
            }
            return segments;
        }

        private double cost(int from, int to) {
            double sum = sums[to] - sums[from];
            return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
        }
    }
}
