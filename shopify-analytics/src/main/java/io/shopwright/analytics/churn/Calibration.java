package io.shopwright.analytics.churn;

import java.util.ArrayList;
import java.util.List;

/** Whether probabilities mean what they say: of the rows given 30 %, do 30 % come true? */
public final class Calibration {

    private final double[] probabilities;
    private final boolean[] outcomes;

    private Calibration(double[] probabilities, boolean[] outcomes) {
        this.probabilities = probabilities;
        this.outcomes = outcomes;
    }

    /**
     * Takes probabilities and what happened.
     *
     * @param probabilities each in [0, 1]
     * @param outcomes one a probability
     */
    public static Calibration of(double[] probabilities, boolean[] outcomes) {
        Check.sameSize(probabilities.length, outcomes.length, "probabilities as outcomes");
        for (int i = 0; i < probabilities.length; i++) {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                throw new IllegalArgumentException(
                        "row " + i + ": probability must be >= 0 and <= 1: " + probabilities[i]);
            }
        }
        return new Calibration(probabilities.clone(), outcomes.clone());
    }

    /**
     * Returns the Brier score, the mean squared distance of probability and outcome (0 or 1); the lower, the better. The
     * share of positives for everyone gives {@code share * (1 - share)}.
     *
     * @return in [0, 1]
     */
    public double brier() {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double distance = outcomes[i] ? 1 - probabilities[i] : probabilities[i];
            sum += distance * distance;
        }
        return sum / probabilities.length;
    }

    /**
     * Returns the mean of -ln of the probability that was given to what happened; the lower, the better.
     *
     * @return not negative; infinite if something happened that had been given 0
     */
    public double logLoss() {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum -= outcomes[i] ? Math.log(probabilities[i]) : Math.log1p(-probabilities[i]);
        }
        return sum / probabilities.length;
    }

    /**
     * The rows whose probabilities lie in a range.
     *
     * @param lower lower end of the range, included
     * @param upper its upper end, excluded unless it is 1
     * @param size number of rows, positive
     * @param meanProbability their mean probability
     * @param observed the share of them that came true
     */
    public record Bin(double lower, double upper, int size, double meanProbability, double observed) {}

    /**
     * Returns the reliability diagram: probabilities in bins of equal width, ascending. Bins without rows are left out.
     *
     * @param bins at least 1
     */
    public List<Bin> reliability(int bins) {
        Check.positive(bins, "bins");
        int[] sizes = new int[bins];
        int[] positives = new int[bins];
        double[] sums = new double[bins];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.min((int) (probabilities[i] * bins), bins - 1);
            sizes[bin]++;
            positives[bin] += outcomes[i] ? 1 : 0;
            sums[bin] += probabilities[i];
        }
        List<Bin> result = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            if (sizes[bin] > 0) {
                result.add(new Bin(
                        (double) bin / bins,
                        (bin + 1.0) / bins,
                        sizes[bin],
                        sums[bin] / sizes[bin],
                        (double) positives[bin] / sizes[bin]));
            }
        }
        return result;
    }

    /**
     * Returns the mean distance of mean probability and observed share over the bins, each weighted by its rows (expected
     * calibration error).
     *
     * @return in [0, 1]
     */
    public double meanError(int bins) {
        double sum = 0;
        for (Bin bin : reliability(bins)) {
            sum += bin.size() * Math.abs(bin.meanProbability() - bin.observed());
        }
        return sum / probabilities.length;
    }
}
