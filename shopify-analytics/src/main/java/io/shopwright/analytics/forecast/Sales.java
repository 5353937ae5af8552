package io.shopwright.analytics.forecast;

/** The periods of a history in which something was sold. */
final class Sales {

    private final double[] sizes;
    private final int[] intervals;
    private final int count;
    private final int periods;

    private Sales(double[] sizes, int[] intervals, int count, int periods) {
        this.sizes = sizes;
        this.intervals = intervals;
        this.count = count;
        this.periods = periods;
    }

    static Sales of(double[] demand) {
        double[] sizes = Finite.demand(demand);
        int[] intervals = new int[sizes.length];
        int count = 0;
        int last = -1;
        for (int t = 0; t < sizes.length; t++) {
            if (sizes[t] > 0) {
                sizes[count] = sizes[t];
                intervals[count] = t - last;
                last = t;
                count++;
            }
        }
        return new Sales(sizes, intervals, count, demand.length);
    }

    int count() {
        return count;
    }

    int periods() {
        return periods;
    }

    double size(int i) {
        return sizes[i];
    }

    /** The periods from the sale before, or from before the history, to this one. */
    int interval(int i) {
        return intervals[i];
    }

    double meanInterval() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += intervals[i];
        }
        return sum / count;
    }

    double meanSize() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sizes[i];
        }
        return sum / count;
    }

    /** The squared coefficient of variation of the sizes, with the divisor n. */
    double squaredVariation() {
        double mean = meanSize();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (sizes[i] / mean - 1) * (sizes[i] / mean - 1);
        }
        return sum / count;
    }
}
