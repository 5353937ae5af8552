package io.shopwright.analytics.forecast;

import java.util.Arrays;

/**
 * First states of exponential smoothing by rule of thumb: seasons as mean differences from a centred moving average, level
 * and slope from a line through the first observations without their season.
 *
 * <p>Source: Hyndman et al. (2008), section 2.6.1.
 */
final class EtsStart {

    /** Observations through which the first line is laid. */
    private static final int LINE = 10;

    /** The least first season of a multiplicative form; its mean is 1. */
    private static final double LEAST_SEASON = 0.01;

    /** The least first forecast of a form that needs positive ones, as share of the mean of the data. */
    private static final double LEAST_FORECAST = 0.05;

    private final double[] y;
    private final int m;
    private final double[] smooth;
    private final double[] seasons;
    private final int[] counts;

    /**
     * @param y the data over their mean absolute value; NaN where there is none
     * @param seasonLength 1 for none
     */
    EtsStart(double[] y, int seasonLength) {
        this.y = y;
        m = seasonLength;
        seasons = new double[m];
        counts = new int[m];
        smooth = m > 1 && y.length >= 2 * m ? movingAverage(y, m) : new double[0];
    }

    /** Writes the first states of a form into a vector of its parameters. */
    void write(EtsForm form, double[] parameters) {
        boolean times = form.multiplicativeSeason();
        if (form.seasonal()) {
            writeSeasons(times);
            System.arraycopy(seasons, 0, parameters, EtsFilter.SEASON, m);
        } else {
            Arrays.fill(seasons, times ? 1 : 0);
        }
        line(form, parameters);
        if (form.multiplicativeError() || times) {
            keepPositive(form, parameters);
        }
    }

    private void writeSeasons(boolean times) {
        Arrays.fill(seasons, 0);
        Arrays.fill(counts, 0);
        for (int t = 0; t < y.length; t++) {
            double around = smooth[t];
            double value = times ? y[t] / around : y[t] - around;
            if (Double.isFinite(value) && !(times && around <= 0)) {
                seasons[t % m] += value;
                counts[t % m]++;
            }
        }
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double neutral = times ? 1 : 0;
            seasons[i] = counts[i] > 0 ? seasons[i] / counts[i] : neutral;
            seasons[i] = times ? Math.max(seasons[i], LEAST_SEASON) : seasons[i];
            sum += seasons[i];
        }
        for (int i = 0; i < m; i++) {
            seasons[i] = times ? seasons[i] * m / sum : seasons[i] - sum / m;
        }
    }

    /** The least squares line through the first observations without their season; a mean where there is no slope. */
    private void line(EtsForm form, double[] parameters) {
        int most = Math.max(LINE, m > 1 ? 2 * m : 0);
        double count = 0;
        double sumTime = 0;
        double sum = 0;
        double squares = 0;
        double products = 0;
        for (int t = 0; t < y.length && count < most; t++) {
            double s = form.seasonal() ? seasons[t % m] : 0;
            double value = form.multiplicativeSeason() ? y[t] / s : y[t] - s;
            if (!Double.isNaN(value)) {
                double time = t + 1;
                count++;
                sumTime += time;
                sum += value;
                squares += time * time;
                products += time * value;
            }
        }
        double spread = squares - sumTime * sumTime / count;
        double slope = spread > 0 ? (products - sumTime * sum / count) / spread : 0;
        parameters[EtsFilter.SLOPE] = form.trend() ? slope : 0;
        parameters[EtsFilter.LEVEL] = (sum - (form.trend() ? slope * sumTime : 0)) / count;
    }

    private void keepPositive(EtsForm form, double[] parameters) {
        double lowest = 0;
        for (int j = 0; j < seasons.length && !form.multiplicativeSeason(); j++) {
            lowest = Math.min(lowest, seasons[j]);
        }
        double first = LEAST_FORECAST - lowest;
        parameters[EtsFilter.LEVEL] = Math.max(parameters[EtsFilter.LEVEL], first);
        parameters[EtsFilter.SLOPE] =
                Math.max(parameters[EtsFilter.SLOPE], -parameters[EtsFilter.LEVEL] / (2.0 * y.length));
    }

    /** The mean over a season around each observation, ends of an even season with half weight; NaN where it does not fit. */
    private static double[] movingAverage(double[] y, int m) {
        double[] smooth = new double[y.length];
        Arrays.fill(smooth, Double.NaN);
        int half = m / 2;
        for (int t = half; t + half < y.length; t++) {
            double sum = 0;
            double weights = 0;
            for (int j = -half; j <= half; j++) {
                double weight = m % 2 == 0 && Math.abs(j) == half ? 0.5 : 1;
                if (!Double.isNaN(y[t + j])) {
                    sum += weight * y[t + j];
                    weights += weight;
                }
            }
            smooth[t] = sum / weights;
        }
        return smooth;
    }
}
