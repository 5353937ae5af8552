package io.shopwright.analytics.churn;

import io.shopwright.analytics.internal.DenseRanks;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns scores into probabilities that fit what happened, by the rising step function with the least Brier score.
 *
 * <p>Fit it to rows that the model of the scores has not seen.
 *
 * <p>Sources: M. Ayer, H. Brunk, G. Ewing, W. Reid, E. Silverman (1955), An Empirical Distribution Function for Sampling
 * with Incomplete Information, Annals of Mathematical Statistics 26, 641-647; B. Zadrozny, C. Elkan (2002), Transforming
 * Classifier Scores into Accurate Multiclass Probability Estimates, KDD '02, 694-699.
 *
 * @param steps by ascending score and probability; not empty
 */
public record IsotonicCalibration(List<Step> steps) {

    /** Copies the list. */
    public IsotonicCalibration {
        steps = List.copyOf(steps);
    }

    /**
     * A level of the function.
     *
     * @param from the least score of the level
     * @param probability the share of positives among its rows
     * @param rows their number
     */
    public record Step(double from, double probability, long rows) {}

    /** Fits the function; equal scores stay together. */
    public static IsotonicCalibration fit(double[] scores, boolean[] outcomes) {
        Check.sameSize(scores.length, outcomes.length, "scores as outcomes");
        Check.scores(scores);
        DenseRanks ranks = DenseRanks.of(scores);
        long[] rows = new long[ranks.distinct()];
        long[] positives = new long[ranks.distinct()];
        for (int i = 0; i < scores.length; i++) {
            rows[ranks.rank(i)]++;
            positives[ranks.rank(i)] += outcomes[i] ? 1 : 0;
        }
        int[] first = new int[rows.length];
        int levels = 0;
        for (int rank = 0; rank < rows.length; rank++) {
            first[levels] = rank;
            rows[levels] = rows[rank];
            positives[levels] = positives[rank];
            levels++;
            // Pool levels until the shares rise: integers, so equal shares are found exactly.
            while (levels > 1 && positives[levels - 2] * rows[levels - 1] >= positives[levels - 1] * rows[levels - 2]) {
                rows[levels - 2] += rows[levels - 1];
                positives[levels - 2] += positives[levels - 1];
                levels--;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            double share = (double) positives[level] / rows[level];
            steps.add(new Step(ranks.value(first[level]), share, rows[level]));
        }
        return new IsotonicCalibration(steps);
    }

    /** Returns the probability of a score: that of the last level that begins at or below it, else that of the first. */
    public double probability(double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("score must be a number: " + score);
        }
        int low = 0;
        int high = steps.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (steps.get(middle).from() <= score) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return steps.get(low).probability();
    }
}
