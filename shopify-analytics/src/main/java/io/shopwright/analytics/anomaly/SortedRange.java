package io.shopwright.analytics.anomaly;

import java.util.stream.IntStream;

/**
 * Values in order, from which the most extreme ones are taken one by one. What is left is always a run of the sorted ones,
 * so its median and its median absolute deviation need no more than a search by halves.
 */
final class SortedRange {

    /** Makes the median absolute deviation of a normal distribution its standard deviation. */
    static final double MAD_SCALE = 1.4826;

    private final double[] sorted;
    private final int[] origin;
    private int from;
    private int to;

    SortedRange(double[] values) {
        origin = IntStream.range(0, values.length)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        sorted = new double[values.length];
        for (int i = 0; i < sorted.length; i++) {
            // -0.0 would sort before 0.0 and part equal values
            sorted[i] = values[origin[i]] + 0.0;
        }
        to = sorted.length;
        turnEqualRuns();
    }

    int size() {
        return to - from;
    }

    double least() {
        return sorted[from];
    }

    double greatest() {
        return sorted[to - 1];
    }

    /** Takes the least value and returns where it stood; of equal ones the first. */
    int takeLeast() {
        return origin[from++];
    }

    /** Takes the greatest value and returns where it stood; of equal ones the first. */
    int takeGreatest() {
        return origin[--to];
    }

    /** Whether the least value stood before the greatest one. */
    boolean leastIsFirst() {
        return origin[from] < origin[to - 1];
    }

    double median() {
        int n = size();
        return (sorted[from + (n - 1) / 2] + sorted[from + n / 2]) / 2;
    }

    double mean() {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sorted[i];
        }
        return sum / size();
    }

    double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (sorted[i] - mean) * (sorted[i] - mean);
        }
        return Math.sqrt(sum / (size() - 1));
    }

    /** The median of the distances from a centre between least and greatest, scaled to a standard deviation. */
    double medianDeviation(double centre) {
        int n = size();
        double upper = distance(centre, n / 2);
        return MAD_SCALE * (n % 2 == 1 ? upper : (distance(centre, n / 2 - 1) + upper) / 2);
    }

    double quantileRange() {
        int n = size();
        return sorted[from + 3 * (n - 1) / 4] - sorted[from + (n - 1) / 4];
    }

    /** The distance with {@code rank} smaller ones: the sorted distances to the left and to the right are merged by halves. */
    private double distance(double centre, int rank) {
        int split = lowerBound(centre);
        int left = split - from;
        int right = to - split;
        int low = Math.max(0, rank + 1 - right);
        int high = Math.min(left, rank + 1);
        while (low < high) {
            int taken = (low + high) / 2;
            // taken of the left ones and rank + 1 - taken of the right ones are the smallest, if no left one is left
            // over
            if (centre - sorted[split - 1 - taken] < sorted[split + rank - taken] - centre) {
                low = taken + 1;
            } else {
                high = taken;
            }
        }
        double fromLeft = low > 0 ? centre - sorted[split - low] : 0;
        double fromRight = rank - low >= 0 ? sorted[split + rank - low] - centre : 0;
        return Math.max(fromLeft, fromRight);
    }

    private int lowerBound(double value) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** In the upper half the first of equal values comes last, so that it is taken first. */
    private void turnEqualRuns() {
        int start = sorted.length / 2;
        while (start < sorted.length) {
            int end = start + 1;
            while (end < sorted.length && sorted[end] == sorted[start]) {
                end++;
            }
            for (int i = start, j = end - 1; i < j; i++, j--) {
                int swapped = origin[i];
                origin[i] = origin[j];
                origin[j] = swapped;
            }
            start = end;
        }
    }
}
