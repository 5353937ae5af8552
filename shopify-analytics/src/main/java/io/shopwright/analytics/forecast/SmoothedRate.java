package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.Optional;

/**
 * Intermittent demand: the smoothed size of a sale times the smoothed probability of one, both with weight 0.1, as {@link
 * Tsb} with the states at each time. Periods without observation change nothing.
 */
final class SmoothedRate implements FittedModel {

    private static final double WEIGHT = 0.1;

    private final double firstSize;
    private final double firstProbability;
    private final double[] rates;
    private final double squares;
    private final int errors;

    private SmoothedRate(double[] y, double firstSize, double firstProbability) {
        this.firstSize = firstSize;
        this.firstProbability = firstProbability;
        rates = new double[y.length + 1];
        double size = firstSize;
        double probability = firstProbability;
        double sum = 0;
        int count = 0;
        rates[0] = size * probability;
        for (int t = 0; t < y.length; t++) {
            if (!Double.isNaN(y[t])) {
                double error = y[t] - rates[t];
                sum += error * error;
                count++;
                probability += WEIGHT * ((y[t] > 0 ? 1 : 0) - probability);
                size += y[t] > 0 ? WEIGHT * (y[t] - size) : 0;
            }
            rates[t + 1] = size * probability;
        }
        squares = sum;
        errors = count;
    }

    /** @param y not negative, with at least one sale */
    static SmoothedRate fit(double[] y) {
        double first = 0;
        int sales = 0;
        int periods = 0;
        for (double value : y) {
            periods += Double.isNaN(value) ? 0 : 1;
            if (value > 0) {
                first = sales == 0 ? value : first;
                sales++;
            }
        }
        return new SmoothedRate(y, first, sales / (double) periods);
    }

    @Override
    public double[] forecast(int origin, int horizon) {
        double[] forecast = new double[horizon];
        Arrays.fill(forecast, rates[origin]);
        return forecast;
    }

    /** The root of the mean squared error of one step, for each step: the rate moves little beside single sales. */
    @Override
    public Optional<double[]> deviations(int horizon) {
        double[] deviations = new double[horizon];
        Arrays.fill(deviations, Math.sqrt(squares / errors));
        return Optional.of(deviations);
    }

    @Override
    public SmoothedRate extended(double[] y) {
        return new SmoothedRate(y, firstSize, firstProbability);
    }
}
