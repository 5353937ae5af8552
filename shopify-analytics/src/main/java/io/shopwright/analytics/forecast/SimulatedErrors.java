package io.shopwright.analytics.forecast;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Paths of errors whose steps are drawn from past ones; the same seed gives the same paths. */
final class SimulatedErrors {

    private static final int PATHS = 5000;

    private final double[][] byStep;

    /**
     * @param band whose deviations the paths keep
     * @param pool past errors over their deviation, of either sign; normal ones are drawn where there are fewer than 20
     */
    SimulatedErrors(ErrorBand band, double[] pool, long seed) {
        double[] deviations = band.deviations();
        double[] lasting = ErrorBand.lasting(deviations);
        double[] highest = ErrorBand.highest(deviations);
        SplittableRandom random = new SplittableRandom(seed);
        int horizon = deviations.length;
        byStep = new double[horizon][PATHS];
        double[] draws = new double[horizon];
        double calibration = band.calibration();
        for (int path = 0; path < PATHS; path++) {
            for (int h = 0; h < horizon; h++) {
                draws[h] = pool.length < 20 ? normal(random) : pool[random.nextInt(pool.length)];
                double error = 0;
                for (int origin = 0; origin <= h; origin++) {
                    error += draws[origin] * lasting[h - origin];
                }
                double share = highest[h] > 0 ? deviations[h] / highest[h] : 0;
                byStep[h][path] = error * share * calibration;
            }
        }
        for (double[] errors : byStep) {
            Arrays.sort(errors);
        }
    }

    /** A normal number by the polar method of Marsaglia and Bray (1964). */
    private static double normal(SplittableRandom random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * Math.sqrt(-2 * Math.log(s) / s);
            }
        }
    }

    /** The quantile of a step counted from 0. */
    double quantile(int step, double share) {
        double[] sorted = byStep[step];
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank - 1))];
    }
}
