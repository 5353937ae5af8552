package io.shopwright.analytics.forecast;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/** How far the values of the steps ahead may be from their forecasts. */
class ErrorBand {

    /** Independent comparisons that weigh as much as the normal distribution. */
    private static final double PRIOR = 20;

    /** {@code n} observations fit their own past by a factor of {@code sqrt(1 + OPTIMISM / n)} too well. */
    private static final double OPTIMISM = 50;

    private static final double USUAL_LEVEL = 0.95;

    private final double[] deviations;
    private final double[] ratios;
    private final double independent;
    private final int observations;

    /**
     * @param deviations by the formulas of the model, steps 1, 2, ...
     * @param ratios sorted absolute past errors over these deviations
     * @param steps how many of the ratios overlap
     * @param observations the model was fitted to
     */
    ErrorBand(double[] deviations, double[] ratios, int steps, int observations) {
        this.deviations = deviations;
        this.ratios = ratios;
        independent = ratios.length / (double) Math.max(1, steps);
        this.observations = observations;
    }

    static double normalQuantile(double level) {
        return new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
    }

    /** Half the width of an interval of a level in deviations. */
    double multiplier(double level) {
        double z = normalQuantile(level);
        if (ratios.length == 0) {
            return z * inflation();
        }
        double weight = independent / (independent + PRIOR);
        return (weight * quantile(ratios, level) + (1 - weight) * z) * inflation();
    }

    private double inflation() {
        return Math.sqrt(1 + OPTIMISM / observations);
    }

    private static double quantile(double[] sorted, double level) {
        int rank = (int) Math.ceil(level * (sorted.length + 1));
        return sorted[Math.min(sorted.length, rank) - 1];
    }

    double[] deviations() {
        return deviations;
    }

    /** The factor by which the usual interval is wider than the normal one. */
    double calibration() {
        return multiplier(USUAL_LEVEL) / normalQuantile(USUAL_LEVEL);
    }

    /** The variance of the error of a step counted from 0. */
    double variance(int step) {
        double deviation = deviations[step] * calibration();
        return deviation * deviation;
    }

    /**
     * The variance of the sum of the errors of steps {@code from} to {@code to}, counted from 0, ends included. An error of
     * one step goes on into the later ones by as much as the deviations grow.
     */
    double variance(int from, int to) {
        double[] lasting = lasting(deviations);
        double[] highest = highest(deviations);
        double variance = 0;
        for (int origin = 0; origin <= to; origin++) {
            double effect = 0;
            for (int h = Math.max(from, origin); h <= to; h++) {
                double share = highest[h] > 0 ? deviations[h] / highest[h] : 0;
                effect += share * lasting[h - origin];
            }
            variance += effect * effect;
        }
        double calibration = calibration();
        return variance * calibration * calibration;
    }

    /** The effect of an error of deviation {@code deviations[0]} on the steps 0, 1, ... after it. */
    static double[] lasting(double[] deviations) {
        double[] highest = highest(deviations);
        double[] lasting = new double[deviations.length];
        for (int j = 0; j < lasting.length; j++) {
            double before = j == 0 ? 0 : highest[j - 1];
            lasting[j] = Math.sqrt((highest[j] - before) * (highest[j] + before));
        }
        return lasting;
    }

    /** The greatest deviation so far. */
    static double[] highest(double[] deviations) {
        double[] highest = deviations.clone();
        for (int j = 1; j < highest.length; j++) {
            highest[j] = Math.max(highest[j], highest[j - 1]);
        }
        return highest;
    }

    /** The share of the later half of ratios, in time, that an interval calibrated on the earlier half holds. */
    static double coverage(double[] earlier, double[] later, int steps, int observations) {
        double width = new ErrorBand(new double[0], earlier, steps, observations).multiplier(USUAL_LEVEL);
        return Arrays.stream(later).filter(ratio -> ratio <= width).count() / (double) later.length;
    }
}
