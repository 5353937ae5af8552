package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.DenseRanks;
import io.shopwright.analytics.internal.FenwickTree;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well a risk orders lifetimes: over all pairs of which one is known to have ended first, how often that one had the
 * greater risk (Harrell's C). Counted exactly, in O(n log n).
 *
 * <p>A pair counts if one lifetime ended and the other lasted longer, or was censored at the same time. Two that ended at
 * the same time do not count.
 *
 * <p>Source: F. Harrell, K. Lee, D. Mark (1996), Multivariable Prognostic Models, Statistics in Medicine 15, 361-387.
 *
 * @param concordant pairs with the greater risk ending first
 * @param discordant pairs with the smaller risk ending first
 * @param tied pairs of equal risk
 * @param standardError standard error of the value by the infinitesimal jackknife; 0 without pairs
 */
public record Concordance(long concordant, long discordant, long tied, double standardError) {

    /** Counts the pairs of all lifetimes. */
    public static Concordance of(Lifetimes lifetimes, double[] risks) {
        return of(lifetimes, risks, new int[risks.length]);
    }

    /**
     * Counts the pairs within strata.
     *
     * @param risks one a row; the greater, the sooner the end
     * @param strata any number for each row; equal numbers are one stratum
     * @throws IllegalArgumentException if the lengths differ, a risk is NaN or the lifetimes have weights
     */
    public static Concordance of(Lifetimes lifetimes, double[] risks, int[] strata) {
        lifetimes.checkNotWeighted("concordance");
        Check.size(risks.length, lifetimes.size(), "risks");
        Check.size(strata.length, lifetimes.size(), "strata");
        for (int i = 0; i < risks.length; i++) {
            if (Double.isNaN(risks[i])) {
                throw new IllegalArgumentException("row " + i + ": risk must be a number: " + risks[i]);
            }
        }
        Pairs pairs = new Pairs(lifetimes, risks);
        DenseRanks groups = DenseRanks.of(Arrays.stream(strata).asDoubleStream().toArray());
        int[] byGroup = groups.order();
        int from = 0;
        for (int i = 1; i <= byGroup.length; i++) {
            if (i == byGroup.length || groups.rank(byGroup[i]) != groups.rank(byGroup[from])) {
                pairs.add(Arrays.copyOfRange(byGroup, from, i));
                from = i;
            }
        }
        return pairs.total();
    }

    /** The share of concordant pairs, in [0, 1], a tied one for half; 0.5 for a risk that says nothing. Empty without pairs. */
    public OptionalDouble value() {
        long pairs = concordant + discordant + tied;
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of((concordant + tied / 2.0) / pairs);
    }

    /** Pairs by row: each pair is counted at both of its rows. */
    private static final class Pairs {
        final Lifetimes lifetimes;
        final double[] risks;
        final long[] concordant;
        final long[] discordant;
        final long[] tied;

        Pairs(Lifetimes lifetimes, double[] risks) {
            this.lifetimes = lifetimes;
            this.risks = risks;
            concordant = new long[risks.length];
            discordant = new long[risks.length];
            tied = new long[risks.length];
        }

        void add(int[] rows) {
            DenseRanks times = DenseRanks.of(
                    Arrays.stream(rows).mapToDouble(lifetimes::time).toArray());
            DenseRanks ranks = DenseRanks.of(
                    Arrays.stream(rows).mapToDouble(row -> risks[row]).toArray());
            int[] order = times.order();
            FenwickTree later = new FenwickTree(ranks.distinct());
            for (int to = order.length; to > 0; ) {
                int from = to;
                while (from > 0 && times.rank(order[from - 1]) == times.rank(order[to - 1])) {
                    from--;
                }
                insert(later, Arrays.copyOfRange(order, from, to), rows, ranks, false);
                for (int i = from; i < to; i++) {
                    if (lifetimes.ended(rows[order[i]])) {
                        int below = later.below(ranks.rank(order[i]));
                        count(rows[order[i]], below, later.at(ranks.rank(order[i])), later.total());
                    }
                }
                insert(later, Arrays.copyOfRange(order, from, to), rows, ranks, true);
                to = from;
            }
            addAsLater(order, times, ranks, rows);
        }

        private void addAsLater(int[] order, DenseRanks times, DenseRanks ranks, int[] rows) {
            FenwickTree earlier = new FenwickTree(ranks.distinct());
            for (int from = 0; from < order.length; ) {
                int to = from;
                while (to < order.length && times.rank(order[to]) == times.rank(order[from])) {
                    to++;
                }
                countLater(earlier, Arrays.copyOfRange(order, from, to), rows, ranks, true);
                insert(earlier, Arrays.copyOfRange(order, from, to), rows, ranks, true);
                countLater(earlier, Arrays.copyOfRange(order, from, to), rows, ranks, false);
                from = to;
            }
        }

        private void insert(FenwickTree tree, int[] members, int[] rows, DenseRanks ranks, boolean ended) {
            for (int i : members) {
                if (lifetimes.ended(rows[i]) == ended) {
                    tree.add(ranks.rank(i));
                }
            }
        }

        private void countLater(FenwickTree earlier, int[] members, int[] rows, DenseRanks ranks, boolean ended) {
            for (int i : members) {
                if (lifetimes.ended(rows[i]) == ended) {
                    int equal = earlier.at(ranks.rank(i));
                    int above = earlier.total() - earlier.below(ranks.rank(i)) - equal;
                    count(rows[i], above, equal, earlier.total());
                }
            }
        }

        private void count(int row, int agreeing, int equal, int all) {
            concordant[row] += agreeing;
            tied[row] += equal;
            discordant[row] += all - agreeing - equal;
        }

        Concordance total() {
            long agreeing = Arrays.stream(concordant).sum() / 2;
            long opposed = Arrays.stream(discordant).sum() / 2;
            long equal = Arrays.stream(tied).sum() / 2;
            double pairs = agreeing + opposed + equal;
            double variance = 0;
            for (int i = 0; i < risks.length; i++) {
                double own = concordant[i] + discordant[i] + tied[i];
                double excess = concordant[i] - discordant[i] - (agreeing - opposed) / pairs * own;
                variance += excess * excess;
            }
            return new Concordance(agreeing, opposed, equal, pairs == 0 ? 0 : Math.sqrt(variance) / (2 * pairs));
        }
    }
}
