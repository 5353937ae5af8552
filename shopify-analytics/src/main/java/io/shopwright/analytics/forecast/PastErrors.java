package io.shopwright.analytics.forecast;

import java.util.Arrays;

/**
 * Errors that a fitted model would have made from earlier origins, with the parameters it has now, beside those of the
 * seasonal naive. The parameters know the later data; so the errors are a little too small, for which intervals are
 * widened.
 */
final class PastErrors {

    /** Origins looked at. */
    private static final int MOST_ORIGINS = 60;

    /** The longest horizon looked at, in seasons or steps. */
    private static final int MOST_STEPS = 24;

    /** How the size of errors counts. */
    enum Size {
        /** As it is. */
        ABSOLUTE,
        /** Squared: of intermittent demand absolute errors are smallest for a forecast of 0. */
        SQUARED
    }

    private final double[][] errors;
    private final Size size;
    private double own;
    private double naive;
    private int compared;

    private PastErrors(int origins, Size size) {
        this.size = size;
        errors = new double[origins][];
    }

    /** @param horizon of interest; shortened so that some origins remain */
    static PastErrors of(FittedModel model, double[] y, int m, int horizon) {
        int steps = Math.max(1, Math.min(Math.min(horizon, MOST_STEPS), y.length / 4));
        int first = Math.max(Math.min(2 * m, y.length / 2), y.length - steps - MOST_ORIGINS + 1);
        int origins = Math.max(0, y.length - 1 - Math.max(1, first) + 1);
        Size size = FittedMethod.intermittent(y) ? Size.SQUARED : Size.ABSOLUTE;
        PastErrors past = new PastErrors(origins, size);
        FittedModel benchmark = FittedMethod.seasonalNaive(y, m).model();
        for (int i = 0; i < origins; i++) {
            int origin = Math.max(1, first) + i;
            past.look(i, origin, Math.min(steps, y.length - origin), model, benchmark, y);
        }
        return past;
    }

    private void look(int i, int origin, int steps, FittedModel model, FittedModel benchmark, double[] y) {
        double[] forecast = model.forecast(origin, steps);
        double[] reference = benchmark.forecast(origin, steps);
        errors[i] = new double[steps];
        for (int h = 0; h < steps; h++) {
            double error = y[origin + h] - forecast[h];
            errors[i][h] = error;
            if (!Double.isNaN(error)) {
                own += sized(error);
                naive += sized(y[origin + h] - reference[h]);
                compared++;
            }
        }
    }

    private double sized(double error) {
        return size == Size.SQUARED ? error * error : Math.abs(error);
    }

    /** How many forecasts were compared. */
    int compared() {
        return compared;
    }

    /** {@code 1 - mean error / that of the seasonal naive}, of root mean squares if intermittent; 0 where neither has any. */
    double skill() {
        double ratio = naive > 0 ? own / naive : 1;
        return 1 - (size == Size.SQUARED ? Math.sqrt(ratio) : ratio);
    }

    /** Absolute errors over given deviations of the steps, sorted; of the origins from {@code from} to below {@code to}. */
    double[] ratios(double[] deviations, int from, int to) {
        double[] ratios = new double[compared];
        int count = 0;
        for (int i = from; i < to; i++) {
            for (int h = 0; h < errors[i].length; h++) {
                double ratio = Math.abs(errors[i][h]) / deviations[h];
                if (ratio >= 0 && ratio < Double.POSITIVE_INFINITY) {
                    ratios[count++] = ratio;
                }
            }
        }
        double[] sorted = Arrays.copyOf(ratios, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Errors of one step over a deviation, of either sign. */
    double[] oneStep(double deviation) {
        double[] ratios = new double[errors.length];
        int count = 0;
        for (double[] ofOrigin : errors) {
            double ratio = ofOrigin[0] / deviation;
            if (Double.isFinite(ratio)) {
                ratios[count++] = ratio;
            }
        }
        return Arrays.copyOf(ratios, count);
    }

    int origins() {
        return errors.length;
    }

    /** The longest step looked at. */
    int steps() {
        return errors.length == 0 ? 0 : errors[0].length;
    }
}
