package io.shopwright.analytics.churn;

import io.shopwright.analytics.internal.DenseRanks;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How well scores tell rows with an outcome (positives) from rows without (negatives), whatever the scale of the scores. */
public final class Discrimination {

    private final double[] scores;
    private final boolean[] outcomes;
    private final DenseRanks ranks;
    private final long[] positives;
    private final long[] negatives;
    private long allPositives;

    private Discrimination(double[] scores, boolean[] outcomes) {
        this.scores = scores;
        this.outcomes = outcomes;
        ranks = DenseRanks.of(scores);
        positives = new long[ranks.distinct()];
        negatives = new long[ranks.distinct()];
        for (int i = 0; i < scores.length; i++) {
            long[] counts = outcomes[i] ? positives : negatives;
            counts[ranks.rank(i)]++;
            allPositives += outcomes[i] ? 1 : 0;
        }
    }

    /**
     * Takes scores and what happened.
     *
     * @param scores the greater, the more likely the outcome; not NaN
     * @param outcomes one a score
     */
    public static Discrimination of(double[] scores, boolean[] outcomes) {
        Check.sameSize(scores.length, outcomes.length, "scores as outcomes");
        Check.scores(scores);
        return new Discrimination(scores.clone(), outcomes.clone());
    }

    /**
     * Returns the area under the ROC curve: the probability that a positive has the greater score than a negative, equal
     * scores for half. Counted exactly over all pairs, in O(n log n).
     *
     * @return in [0, 1], 0.5 for scores that say nothing; empty if there are no positives or no negatives
     */
    public OptionalDouble auc() {
        long below = 0;
        long twice = 0;
        for (int rank = 0; rank < positives.length; rank++) {
            twice += positives[rank] * (2 * below + negatives[rank]);
            below += negatives[rank];
        }
        long pairs = allPositives * below;
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(twice / 2.0 / pairs);
    }

    /**
     * A point of the precision-recall curve: what is found when all scores from a threshold on count as positive.
     *
     * @param threshold a score
     * @param precision share of positives among the rows from the threshold on
     * @param recall share of the positives that these are
     */
    public record PrecisionRecall(double threshold, double precision, double recall) {}

    /** Returns the precision-recall curve, one point a different score, greatest first. Empty without positives. */
    public List<PrecisionRecall> precisionRecall() {
        List<PrecisionRecall> curve = new ArrayList<>();
        long found = 0;
        long taken = 0;
        for (int rank = positives.length - 1; rank >= 0 && allPositives > 0; rank--) {
            found += positives[rank];
            taken += positives[rank] + negatives[rank];
            curve.add(new PrecisionRecall(ranks.value(rank), (double) found / taken, (double) found / allPositives));
        }
        return curve;
    }

    /**
     * Returns the average precision, {@code sum of (recall step) * precision}: the area under the precision-recall curve
     * without interpolation. Scores that say nothing get about the share of positives.
     *
     * @return in (0, 1]; empty without positives
     */
    public OptionalDouble averagePrecision() {
        if (allPositives == 0) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        double before = 0;
        for (PrecisionRecall point : precisionRecall()) {
            sum += (point.recall() - before) * point.precision();
            before = point.recall();
        }
        return OptionalDouble.of(sum);
    }

    /**
     * A part of the rows by score.
     *
     * @param size number of rows
     * @param positives number of positives among them
     * @param meanScore their mean score
     * @param lift their share of positives in units of that of all rows; NaN if there are no positives at all
     */
    public record Part(int size, int positives, double meanScore, double lift) {}

    /**
     * Cuts the rows by descending score into parts of equal size, 10 for deciles. The first parts are one larger if the
     * number of rows asks for it; equal scores stay in the order of the rows, so a cut may go through them.
     *
     * @param parts at least 1; parts without rows are left out
     */
    public List<Part> lift(int parts) {
        Check.positive(parts, "parts");
        int[] order = descending();
        List<Part> result = new ArrayList<>();
        int from = 0;
        for (int part = 0; part < parts; part++) {
            int to = from + order.length / parts + (part < order.length % parts ? 1 : 0);
            if (to > from) {
                result.add(part(order, from, to));
            }
            from = to;
        }
        return result;
    }

    private Part part(int[] order, int from, int to) {
        int found = 0;
        double sum = 0;
        for (int i = from; i < to; i++) {
            found += outcomes[order[i]] ? 1 : 0;
            sum += scores[order[i]];
        }
        int size = to - from;
        double share = (double) allPositives / order.length;
        return new Part(size, found, sum / size, (double) found / size / share);
    }

    /** Rows by descending score, equal ones in order. */
    private int[] descending() {
        double[] negated = new double[scores.length];
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -scores[i];
        }
        return DenseRanks.of(negated).order();
    }
}
