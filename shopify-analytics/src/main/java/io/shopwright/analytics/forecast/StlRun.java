package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.List;

/** One decomposition under way: the loops of STL and their arrays. Names and order of steps as in the paper, section 2. */
final class StlRun {

    private static final double NO_WEIGHT = 0.999;
    private static final double FULL_WEIGHT = 0.001;

    private final Stl stl;
    private final int n;
    private final int period;
    private final double[] y;
    private final double[] season;
    private final double[] trend;
    private final double[] weights;
    private final double[] detrended;
    private final double[] cycle;
    private final double[] passed;
    private final double[] low;
    private final LoessCurve lowPass;
    private final LoessCurve trendCurve;
    private final double[] subseries;
    private final double[] subweights;
    private final double[] subcurve;
    private final LoessCurve subCurve;

    StlRun(Stl stl, double[] y) {
        this.stl = stl;
        this.y = y;
        n = y.length;
        period = stl.period();
        season = new double[n];
        trend = new double[n];
        weights = ones(n);
        detrended = new double[n];
        cycle = new double[n + 2 * period];
        passed = new double[n + 2 * period];
        low = new double[n];
        lowPass = new LoessCurve(stl.lowPass(), passed, ones(passed.length));
        lowPass.resize(n);
        trendCurve = new LoessCurve(stl.trend(), detrended, weights);
        int longest = (n - 1) / period + 1;
        subseries = new double[longest];
        subweights = new double[longest];
        subcurve = new double[longest + 2];
        subCurve = new LoessCurve(stl.seasonalFor(n), subseries, subweights);
    }

    Decomposition decompose() {
        for (int pass = 0; pass <= stl.outer(); pass++) {
            if (pass > 0) {
                reweigh();
            }
            for (int i = 0; i < stl.inner(); i++) {
                improve();
            }
        }
        if (stl.isPeriodic(n)) {
            averageSeason();
        }
        return new Decomposition(List.of(period), y, new double[][] {season}, trend, weights);
    }

    private void improve() {
        for (int i = 0; i < n; i++) {
            detrended[i] = y[i] - trend[i];
        }
        for (int position = 0; position < period; position++) {
            smoothSubseries(position);
        }
        int length = cycle.length;
        movingAverage(cycle, length, period);
        movingAverage(passed, length - period + 1, period);
        movingAverage(passed, length - 2 * period + 2, 3);
        lowPass.smooth(low, 0);
        for (int i = 0; i < n; i++) {
            season[i] = cycle[period + i] - low[i];
            detrended[i] = y[i] - season[i];
        }
        trendCurve.smooth(trend, 0);
    }

    /** Smooths the values at one position of the season and extends them by one period at either end. */
    private void smoothSubseries(int position) {
        int k = (n - position - 1) / period + 1;
        for (int i = 0; i < k; i++) {
            subseries[i] = detrended[i * period + position];
            subweights[i] = weights[i * period + position];
        }
        subCurve.resize(k);
        subCurve.smooth(subcurve, 1);
        int window = stl.seasonalFor(n).window();
        subcurve[0] = subCurve.at(0, 0, Math.min(window, k) - 1, subcurve[1]);
        subcurve[k + 1] = subCurve.at(k + 1, Math.max(0, k - window), k - 1, subcurve[k]);
        for (int i = 0; i < k + 2; i++) {
            cycle[i * period + position] = subcurve[i];
        }
    }

    /** Writes the averages of {@code length} neighbours to {@code passed}; the source may be {@code passed} itself. */
    private void movingAverage(double[] source, int from, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += source[i];
        }
        for (int i = 0; i + length <= from; i++) {
            double first = source[i];
            passed[i] = sum / length;
            if (i + length < from) {
                sum = sum - first + source[i + length];
            }
        }
    }

    /** Bisquare weights of the distances from the fit, relative to six times their median. */
    private void reweigh() {
        double[] distances = new double[n];
        for (int i = 0; i < n; i++) {
            distances[i] = Math.abs(y[i] - (season[i] + trend[i]));
        }
        double limit = 3 * MiddleDistances.sum(distances.clone());
        for (int i = 0; i < n; i++) {
            if (distances[i] <= FULL_WEIGHT * limit) {
                weights[i] = 1;
            } else if (distances[i] <= NO_WEIGHT * limit) {
                double ratio = distances[i] / limit;
                weights[i] = (1 - ratio * ratio) * (1 - ratio * ratio);
            } else {
                weights[i] = 0;
            }
        }
    }

    private void averageSeason() {
        for (int position = 0; position < period; position++) {
            double sum = 0;
            int count = 0;
            for (int i = position; i < n; i += period) {
                sum += season[i];
                count++;
            }
            for (int i = position; i < n; i += period) {
                season[i] = sum / count;
            }
        }
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
