package io.shopwright.analytics.forecast;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the order of an ARIMA model: seasonal differences by the strength of the season, differences by the test of
 * Kwiatkowski et al. (1992), and lags by steps from a few common models to neighbours with a lower corrected Akaike
 * criterion.
 *
 * <p>Source: R. Hyndman, Y. Khandakar (2008), Automatic time series forecasting, Journal of Statistical Software 27(3),
 * section 3.2; the strength of R. Hyndman, G. Athanasopoulos (2021), section 9.9.
 */
final class ArimaChoice {

    /** The 5 % point of the KPSS statistic of a level. */
    private static final double KPSS = 0.463;

    private static final double STRONG_SEASON = 0.64;
    private static final int MOST_DIFFERENCES = 2;
    private static final int MOST_LAGS = 5;
    private static final int MOST_SEASONAL_LAGS = 2;
    private static final int MOST_TOGETHER = 5;

    private final double[] y;
    private final int m;
    private final int d;
    private final int seasonalD;
    private final Map<ArimaOrder, Optional<Arima>> tried = new HashMap<>();
    private Optional<Arima> best = Optional.empty();

    private ArimaChoice(double[] y, int m) {
        this.y = y;
        this.m = m;
        seasonalD = m > 1 && y.length > 2 * m && strongSeason() ? 1 : 0;
        d = differences();
    }

    /**
     * @param y without gaps
     * @return empty if no model can be fitted
     */
    static Optional<Arima> choose(double[] y, int seasonLength) {
        boolean seasonal = seasonLength > 1 && y.length > 3 * seasonLength;
        ArimaChoice choice = new ArimaChoice(y, seasonal ? seasonLength : 1);
        choice.search();
        return choice.best;
    }

    private boolean strongSeason() {
        return Stl.of(m, 11).decompose(y).seasonalStrength(0) > STRONG_SEASON;
    }

    private int differences() {
        int differences = 0;
        double[] w = Arima.difference(y, order(0, 0, 0, 0).with(ArimaOrder.Constant.NONE));
        while (differences < MOST_DIFFERENCES && w.length > 3 && !FittedMethod.constant(w) && kpss(w) > KPSS) {
            differences++;
            w = Arima.difference(w, ArimaOrder.of(0, 1, 0));
        }
        return differences;
    }

    /** The statistic of a stationary level, with Bartlett weights to lag {@code 4 (n / 100)^(1/4)}. */
    static double kpss(double[] w) {
        int n = w.length;
        double mean = 0;
        for (double value : w) {
            mean += value / n;
        }
        double sum = 0;
        double squares = 0;
        for (double value : w) {
            sum += value - mean;
            squares += sum * sum;
        }
        int lags = (int) (4 * Math.pow(n / 100.0, 0.25));
        double variance = 0;
        for (int lag = 0; lag <= lags; lag++) {
            double covariance = 0;
            for (int t = lag; t < n; t++) {
                covariance += (w[t] - mean) * (w[t - lag] - mean) / n;
            }
            variance += lag == 0 ? covariance : 2 * (1 - lag / (lags + 1.0)) * covariance;
        }
        return squares / ((double) n * n * variance);
    }

    private void search() {
        tryOrder(order(2, 2, 1, 1));
        tryOrder(order(0, 0, 0, 0));
        tryOrder(order(1, 0, 1, 0));
        tryOrder(order(0, 1, 0, 1));
        tryOrder(order(0, 0, 0, 0).with(ArimaOrder.Constant.NONE));
        boolean better = best.isPresent();
        while (better) {
            better = stepFrom(best.get().order());
        }
    }

    /** Tries the neighbours of an order until one is better. */
    private boolean stepFrom(ArimaOrder from) {
        int[][] steps = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}, {1, 1, 0, 0}, {0, 0, 1, 1}};
        for (int[] step : steps) {
            for (int sign = -1; sign <= 1; sign += 2) {
                ArimaOrder.Lags lags = from.seasonal();
                int p = from.p() + sign * step[0];
                int q = from.q() + sign * step[1];
                int seasonalP = lags.p() + sign * step[2];
                int seasonalQ = lags.q() + sign * step[3];
                if (Math.min(Math.min(p, q), Math.min(seasonalP, seasonalQ)) >= 0
                        && tryOrder(order(p, q, seasonalP, seasonalQ).with(from.constant()))) {
                    return true;
                }
            }
        }
        boolean constant = from.constant() == ArimaOrder.Constant.ESTIMATED;
        return tryOrder(from.with(constant ? ArimaOrder.Constant.NONE : ArimaOrder.Constant.ESTIMATED));
    }

    private ArimaOrder order(int p, int q, int seasonalP, int seasonalQ) {
        ArimaOrder plain = ArimaOrder.of(p, d, q);
        ArimaOrder order = m > 1 ? plain.seasonal(seasonalP, seasonalD, seasonalQ, m) : plain;
        return order.with(ArimaOrder.Constant.ESTIMATED);
    }

    /** Fits an order unless it was, or is too large; whether it is the best so far. */
    private boolean tryOrder(ArimaOrder wanted) {
        ArimaOrder order = wanted.d() + wanted.seasonal().d() > 1 ? wanted.with(ArimaOrder.Constant.NONE) : wanted;
        ArimaOrder.Lags seasonal = order.seasonal();
        boolean large = Math.max(order.p(), order.q()) > MOST_LAGS
                || Math.max(seasonal.p(), seasonal.q()) > MOST_SEASONAL_LAGS
                || order.weights() > MOST_TOGETHER + 1;
        if (large || tried.containsKey(order)) {
            return false;
        }
        Optional<Arima> fitted = Arima.fit(order, y);
        tried.put(order, fitted);
        if (fitted.isEmpty()
                || !(fitted.get().aicc() < best.map(Arima::aicc).orElse(Double.POSITIVE_INFINITY) - 1e-6)) {
            return false;
        }
        best = fitted;
        return true;
    }
}
