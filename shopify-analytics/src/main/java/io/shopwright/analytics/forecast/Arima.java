package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.QuasiNewton;
import java.util.Arrays;
import java.util.Optional;

/**
 * A seasonal ARIMA model fitted by exact maximum likelihood to the differenced series. Own and error weights are moved on a
 * scale on which the model is stationary and invertible; the constant follows from them by least squares.
 *
 * <p>Source: G. Box, G. Jenkins, G. Reinsel, G. Ljung (2015), Time series analysis; the scale by J. Monahan (1984), A note on
 * enforcing stationarity in autoregressive-moving average models, Biometrika 71, 403-404.
 */
final class Arima implements FittedModel {

    private static final double TOLERANCE = 1e-6;
    private static final int MOST_STEPS = 100;

    /** Where weights of about 0.76 are on the scale of the search. */
    private static final double OPPOSITE = 1;

    /** Width of the differences that stand for derivatives. */
    private static final double WIDTH = 1e-5;

    /** Exact ones over as many steps, given the series; those of an endless past after them. */
    private static final int EXACT_STEPS = 60;

    private final ArimaOrder order;
    private final double[] point;
    private final double constant;
    private final double variance;
    private final double logLikelihood;
    private final double[] y;
    private final double[] w;
    private final ArmaLikelihood likelihood;
    private final double[] e;

    private Arima(
            ArimaOrder order, double[] point, double[] y, double constant, double variance, double logLikelihood) {
        this.order = order;
        this.point = point;
        this.y = y;
        this.constant = constant;
        this.variance = variance;
        this.logLikelihood = logLikelihood;
        w = difference(y, order);
        for (int t = 0; t < w.length; t++) {
            w[t] -= constant;
        }
        int width = Math.max(order.ownLags(), order.errorLags());
        likelihood = new ArmaLikelihood(own(order, point), errors(order, point), w.length + width + 1);
        e = likelihood.standardized(w);
    }

    /**
     * @param y without gaps
     * @return empty if there are too few observations, or the differences are constant
     */
    static Optional<Arima> fit(ArimaOrder order, double[] y) {
        double[] w = y.length > order.lost() ? difference(y, order) : new double[0];
        if (w.length <= order.parameters() + 1 || FittedMethod.constant(w)) {
            return Optional.empty();
        }
        Optional<Arima> best = Optional.empty();
        for (double[] point : starts(order)) {
            if (point.length > 0) {
                new QuasiNewton(point.length).minimize(new Deviance(order, w), point, TOLERANCE, 1, MOST_STEPS);
            }
            Optional<Arima> fitted = of(order, point, y);
            double least = best.map(Arima::logLikelihood).orElse(Double.NEGATIVE_INFINITY);
            best = fitted.isPresent() && fitted.get().logLikelihood > least ? fitted : best;
        }
        return best;
    }

    /** Near white noise; with own and error weights, which may cancel, also from where they are of opposite signs. */
    private static double[][] starts(ArimaOrder order) {
        int size = order.weights();
        double[] white = new double[size];
        Arrays.fill(white, 0.1);
        if (order.p() == 0 || order.q() == 0) {
            return new double[][] {white};
        }
        double[] falling = white.clone();
        double[] rising = white.clone();
        falling[0] = -OPPOSITE;
        falling[order.p()] = OPPOSITE;
        rising[0] = OPPOSITE;
        rising[order.p()] = -OPPOSITE;
        return new double[][] {white, falling, rising};
    }

    /** The model with weights given on the scale of the search; empty if they are on its edge. */
    private static Optional<Arima> of(ArimaOrder order, double[] point, double[] y) {
        double[] w = difference(y, order);
        Profile profile = Profile.of(order, own(order, point), errors(order, point), w);
        return profile.valid()
                ? Optional.of(new Arima(
                        order,
                        point,
                        y,
                        profile.constant(),
                        profile.variance(w.length),
                        profile.logLikelihood(w.length)))
                : Optional.empty();
    }

    /** What remains of the likelihood once constant and variance are at their best. */
    record Profile(boolean valid, double constant, double squares, double logDeterminant) {

        static Profile of(ArimaOrder order, double[] phi, double[] theta, double[] w) {
            ArmaLikelihood arma = new ArmaLikelihood(phi, theta, w.length);
            if (!arma.valid()) {
                return new Profile(false, 0, 0, 0);
            }
            double[] e = arma.standardized(w);
            double constant = 0;
            if (order.constant() == ArimaOrder.Constant.ESTIMATED) {
                double[] ones = new double[w.length];
                Arrays.fill(ones, 1);
                double[] unit = arma.standardized(ones);
                constant = dot(unit, e) / dot(unit, unit);
                for (int t = 0; t < e.length; t++) {
                    e[t] -= constant * unit[t];
                }
            }
            return new Profile(true, constant, dot(e, e), arma.logDeterminant(w.length));
        }

        double variance(int n) {
            return squares / n;
        }

        double logLikelihood(int n) {
            return -(n * (Math.log(2 * Math.PI * squares / n) + 1) + logDeterminant) / 2;
        }

        private static double dot(double[] left, double[] right) {
            double sum = 0;
            for (int i = 0; i < left.length; i++) {
                sum += left[i] * right[i];
            }
            return sum;
        }
    }

    /** Minus twice the log likelihood by the point of the search. */
    @SuppressWarnings("ArrayRecordComponent") // not seen outside
    private record Deviance(ArimaOrder order, double[] w) implements QuasiNewton.Function {

        @Override
        public double value(double[] x) {
            Profile profile = Profile.of(order, own(order, x), errors(order, x), w);
            return profile.valid() ? -2 * profile.logLikelihood(w.length) : Double.POSITIVE_INFINITY;
        }

        @Override
        public void gradient(double[] x, double[] gradient) {
            double[] beside = x.clone();
            for (int i = 0; i < x.length; i++) {
                beside[i] = x[i] + WIDTH;
                double above = value(beside);
                beside[i] = x[i] - WIDTH;
                double slope = (above - value(beside)) / (2 * WIDTH);
                gradient[i] = Double.isFinite(slope) ? slope : 0;
                beside[i] = x[i];
            }
        }
    }

    /** The own weights of all lags, the product of the two polynomials. */
    private static double[] own(ArimaOrder order, double[] x) {
        double[] plain = weights(Arrays.copyOfRange(x, 0, order.p()));
        int from = order.p() + order.q();
        double[] seasonal =
                weights(Arrays.copyOfRange(x, from, from + order.seasonal().p()));
        return product(plain, seasonal, order.seasonLength(), -1);
    }

    /** The error weights of all lags. */
    private static double[] errors(ArimaOrder order, double[] x) {
        double[] plain = weights(Arrays.copyOfRange(x, order.p(), order.p() + order.q()));
        int from = order.p() + order.q() + order.seasonal().p();
        double[] seasonal =
                weights(Arrays.copyOfRange(x, from, from + order.seasonal().q()));
        return product(plain, seasonal, order.seasonLength(), 1);
    }

    /** Weights of {@code 1 +- sum of a_i B^i} times the same of the season, without the leading 1. */
    static double[] product(double[] plain, double[] seasonal, int m, int sign) {
        double[] product = new double[plain.length + seasonal.length * m];
        for (int j = 0; j <= seasonal.length; j++) {
            double outer = j == 0 ? 1 : seasonal[j - 1];
            for (int i = 0; i <= plain.length; i++) {
                double inner = i == 0 ? 1 : plain[i - 1];
                int lag = i + j * m;
                if (lag > 0) {
                    product[lag - 1] += i > 0 && j > 0 ? sign * outer * inner : outer * inner;
                }
            }
        }
        return product;
    }

    /** Weights whose polynomial has all its roots outside the circle, from partial autocorrelations {@code tanh(x)}. */
    private static double[] weights(double[] x) {
        double[] weights = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            double partial = Math.tanh(x[k]);
            double[] before = Arrays.copyOf(weights, k);
            for (int i = 0; i < k; i++) {
                weights[i] = before[i] - partial * before[k - 1 - i];
            }
            weights[k] = partial;
        }
        return weights;
    }

    /** The series after all differences. */
    static double[] difference(double[] y, ArimaOrder order) {
        double[] w = y.clone();
        for (int i = 0; i < order.d(); i++) {
            w = lagged(w, 1);
        }
        for (int i = 0; i < order.seasonal().d(); i++) {
            w = lagged(w, order.seasonLength());
        }
        return w;
    }

    private static double[] lagged(double[] y, int lag) {
        double[] w = new double[Math.max(0, y.length - lag)];
        for (int t = 0; t < w.length; t++) {
            w[t] = y[t + lag] - y[t];
        }
        return w;
    }

    ArimaOrder order() {
        return order;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    /** Akaike's criterion with its correction for few observations. */
    double aicc() {
        double k = order.parameters();
        double n = w.length;
        return n > k + 1 ? -2 * logLikelihood + 2 * k + 2 * k * (k + 1) / (n - k - 1) : Double.POSITIVE_INFINITY;
    }

    /** Observations that differencing needs carry no forecast: there the last value is repeated. */
    @Override
    public double[] forecast(int origin, int horizon) {
        int lost = order.lost();
        double[] path = Arrays.copyOf(Arrays.copyOf(y, origin), origin + horizon);
        if (origin <= lost) {
            Arrays.fill(path, origin, path.length, y[origin - 1]);
            return Arrays.copyOfRange(path, origin, path.length);
        }
        double[] next = likelihood.forecast(w, e, origin - lost, horizon);
        double[] sums = integration(order);
        for (int h = 0; h < horizon; h++) {
            double value = next[h] + constant;
            for (int i = 1; i <= lost; i++) {
                value += sums[i - 1] * path[origin + h - i];
            }
            path[origin + h] = value;
        }
        return Arrays.copyOfRange(path, origin, path.length);
    }

    /** The weights with which values of the past make up for the differences. */
    static double[] integration(ArimaOrder order) {
        double[] plain = new double[order.lost()];
        double[] polynomial = new double[order.lost() + 1];
        polynomial[0] = 1;
        for (int i = 0; i < order.d() + order.seasonal().d(); i++) {
            int lag = i < order.d() ? 1 : order.seasonLength();
            for (int k = polynomial.length - 1; k >= lag; k--) {
                polynomial[k] -= polynomial[k - lag];
            }
        }
        for (int k = 0; k < plain.length; k++) {
            plain[k] = -polynomial[k + 1];
        }
        return plain;
    }

    /** The effects of all future errors on each step, squared and added. */
    @Override
    public Optional<double[]> deviations(int horizon) {
        double left = w.length - order.parameters() + 1.0;
        double sigma2 = variance * w.length / Math.max(1, left);
        double[] sums = integration(order);
        double[] squares = new double[horizon];
        if (horizon <= EXACT_STEPS) {
            ArmaLikelihood longer = new ArmaLikelihood(own(order, point), errors(order, point), w.length + horizon);
            for (int source = 0; source < horizon; source++) {
                add(longer.effect(w.length, source, horizon), sums, squares);
            }
        } else {
            add(likelihood.psi(horizon), sums, squares);
            Arrays.parallelPrefix(squares, Double::sum);
        }
        double[] deviations = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            deviations[h] = Math.sqrt(sigma2 * squares[h]);
        }
        return Optional.of(deviations);
    }

    /** Adds the squares of the effects of one error, summed up as often as the series was differenced. */
    private static void add(double[] effect, double[] sums, double[] squares) {
        for (int h = 0; h < effect.length; h++) {
            for (int i = 1; i <= Math.min(h, sums.length); i++) {
                effect[h] += sums[i - 1] * effect[h - i];
            }
            squares[h] += effect[h] * effect[h];
        }
    }

    @Override
    public Arima extended(double[] longer) {
        return new Arima(order, point, longer, constant, variance, logLikelihood);
    }
}
