package io.shopwright.analytics.forecast;

import io.shopwright.analytics.internal.QuasiNewton;
import java.util.Arrays;
import java.util.Optional;

/**
 * The theta method with the weight of its line, the smoothing and the first level fitted to the errors of one step. The line
 * is that of the whole series, or dynamic: that of the observations so far.
 *
 * <pre>{@code
 * forecast of t = level + (1 - 1/theta) ((1 - alpha)^(t-1) A + (1 - (1 - alpha)^t) / alpha B)
 * }</pre>
 *
 * <p>for the line {@code A + B t}. Source: J. Fiorucci, T. Pellegrini, F. Louzada, F. Petropoulos, A. Koehler (2016), Models
 * for optimising the theta method, International Journal of Forecasting 32, 1151-1161, sections 2.3 and 3.
 */
final class OptimizedTheta implements FittedModel {

    enum Line {
        WHOLE,
        DYNAMIC
    }

    private static final double LEAST_ALPHA = 0.1;
    private static final double MOST_ALPHA = 0.99;

    /** theta = 1000 is as good as infinite. */
    private static final double MOST_WEIGHT = 0.999;

    private static final double TOLERANCE = 1e-7;
    private static final int MOST_STEPS = 200;

    /** Width of the differences that stand for derivatives. */
    private static final double WIDTH = 1e-6;

    private static final int LEAST_OBSERVATIONS = 4;

    private final SeasonalFactors factors;
    private final Line line;
    private final double alpha;
    private final double weight;
    private final double first;
    private final double intercept;
    private final double slope;
    private final double[] y;
    private final double[] levels;
    private final double[] means;
    private final double[] slopes;

    private OptimizedTheta(OptimizedTheta parameters, double[] adjusted) {
        this(
                parameters.factors,
                parameters.line,
                adjusted,
                parameters.alpha,
                parameters.weight,
                parameters.first,
                new double[] {parameters.intercept, parameters.slope});
    }

    private OptimizedTheta(
            SeasonalFactors factors, Line line, double[] y, double alpha, double weight, double first, double[] whole) {
        this.factors = factors;
        this.line = line;
        this.y = y;
        this.alpha = alpha;
        this.weight = weight;
        this.first = first;
        intercept = whole[0];
        slope = whole[1];
        levels = new double[y.length + 1];
        means = new double[y.length + 1];
        slopes = new double[y.length + 1];
        levels[0] = first;
        RunningLine running = new RunningLine(0, 0, 0);
        for (int t = 0; t < y.length; t++) {
            levels[t + 1] = alpha * y[t] + (1 - alpha) * levels[t];
            running.add(y[t]);
            means[t + 1] = running.mean;
            slopes[t + 1] = running.slope;
        }
    }

    /**
     * @param y without gaps
     * @return empty for fewer than 4 observations and where all are equal
     */
    static Optional<OptimizedTheta> fit(double[] y, int m, Line line) {
        SeasonalFactors factors = SeasonalFactors.of(y, m);
        double[] adjusted = factors.without(y);
        double middle = Arrays.stream(adjusted).average().orElse(0);
        double unit = Math.sqrt(Arrays.stream(adjusted)
                .map(value -> (value - middle) * (value - middle))
                .average()
                .orElse(0));
        if (y.length < LEAST_OBSERVATIONS || !(unit > 0)) {
            return Optional.empty();
        }
        double b = Theta.slope(adjusted);
        double[] whole = {middle - b * (y.length + 1) / 2, b};
        double[] best = new double[3];
        double least = Double.POSITIVE_INFINITY;
        for (double start : new double[] {-1, 1}) {
            double[] point = {start, 0, adjusted[0] / unit};
            Errors errors = new Errors(adjusted, unit, line, whole);
            double value = new QuasiNewton(3).minimize(errors, point, TOLERANCE, 1, MOST_STEPS);
            if (value < least) {
                least = value;
                best = point;
            }
        }
        return Optional.of(
                new OptimizedTheta(factors, line, adjusted, alpha(best[0]), weight(best[1]), best[2] * unit, whole));
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] forecast = new double[horizon];
        double level = levels[origin];
        RunningLine running = new RunningLine(origin, means[origin], slopes[origin]);
        for (int h = 0; h < horizon; h++) {
            int t = origin + h + 1;
            double a = line == Line.DYNAMIC ? running.intercept() : intercept;
            double b = line == Line.DYNAMIC ? running.slope() : slope;
            double mean = level + weight * lineShare(a, b, t, alpha);
            forecast[h] = mean * factors.at(origin + h);
            level = alpha * mean + (1 - alpha) * level;
            running.add(mean);
        }
        return forecast;
    }

    /** As those of simple exponential smoothing, which it is but for the line. */
    @Override
    public Optional<double[]> deviations(int horizon) {
        double squares = 0;
        for (int t = 0; t < y.length; t++) {
            double error = y[t] - forecast(t, 1)[0] / factors.at(t);
            squares += error * error;
        }
        double variance = squares / (y.length - LEAST_OBSERVATIONS + 1);
        double[] deviations = new double[horizon];
        for (int h = 0; h < horizon; h++) {
            deviations[h] = Math.sqrt(variance * (1 + h * alpha * alpha));
        }
        return Optional.of(deviations);
    }

    @Override
    public OptimizedTheta extended(double[] longer) {
        return new OptimizedTheta(this, factors.without(longer));
    }

    private static double lineShare(double a, double b, int t, double alpha) {
        double faded = Math.pow(1 - alpha, t - 1);
        return faded * a + (1 - faded * (1 - alpha)) / alpha * b;
    }

    private static double alpha(double x) {
        return LEAST_ALPHA + (MOST_ALPHA - LEAST_ALPHA) / (1 + Math.exp(-x));
    }

    private static double weight(double x) {
        return MOST_WEIGHT / (1 + Math.exp(-x));
    }

    /** The least squares line through the values so far at times 1, 2, ... */
    private static final class RunningLine {

        private int count;
        private double mean;
        private double slope;

        RunningLine(int count, double mean, double slope) {
            this.count = count;
            this.mean = mean;
            this.slope = slope;
        }

        void add(double value) {
            count++;
            if (count > 1) {
                slope = ((count - 2) * slope + 6 * (value - mean) / count) / (count + 1);
            }
            mean += (value - mean) / count;
        }

        double slope() {
            return slope;
        }

        double intercept() {
            return mean - slope * (count + 1) / 2;
        }
    }

    /** The logarithm of the sum of squared errors of one step. */
    private static final class Errors implements QuasiNewton.Function {

        private final double[] y;
        private final double unit;
        private final Line line;
        private final double[] whole;

        Errors(double[] y, double unit, Line line, double[] whole) {
            this.y = y;
            this.unit = unit;
            this.line = line;
            this.whole = whole;
        }

        @Override
        public double value(double[] point) {
            double alpha = alpha(point[0]);
            double weight = weight(point[1]);
            double level = point[2] * unit;
            RunningLine running = new RunningLine(0, 0, 0);
            double faded = 1;
            double squares = 0;
            for (double value : y) {
                double a = line == Line.DYNAMIC ? running.intercept() : whole[0];
                double b = line == Line.DYNAMIC ? running.slope() : whole[1];
                double share = faded * a + (1 - faded * (1 - alpha)) / alpha * b;
                double error = (value - level - weight * share) / unit;
                squares += error * error;
                level = alpha * value + (1 - alpha) * level;
                running.add(value);
                faded *= 1 - alpha;
            }
            return y.length * Math.log(squares + y.length * Double.MIN_NORMAL);
        }

        @Override
        public void gradient(double[] point, double[] gradient) {
            double[] beside = point.clone();
            for (int i = 0; i < gradient.length; i++) {
                beside[i] = point[i] + WIDTH;
                double above = value(beside);
                beside[i] = point[i] - WIDTH;
                gradient[i] = (above - value(beside)) / (2 * WIDTH);
                beside[i] = point[i];
            }
        }
    }
}
