package io.shopwright.analytics.survival;

import io.shopwright.analytics.internal.Cholesky;
import io.shopwright.analytics.internal.DenseRanks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A test of whether groups of lifetimes come from the same distribution.
 *
 * <p>At each time, the events are spread over the groups by their shares of those at risk; the test compares the sums with
 * what happened, with the covariance of the hypergeometric distribution.
 *
 * <p>Source: D. Harrington, T. Fleming (1982), A Class of Rank Test Procedures for Censored Survival Data, Biometrika 69,
 * 553-566.
 *
 * @param groups observed and expected events, in the order of the groups
 * @param test the test of no difference; groups that are never at risk at an event do not count
 */
public record LogRank(List<Group> groups, ChiSquared test) {

    /** A variance below this fraction of the whole is rounding. */
    private static final double SINGULAR = 1e-10;

    /** Copies the list. */
    public LogRank {
        groups = List.copyOf(groups);
    }

    /** How much the events of a time count. */
    public enum Weighting {
        /** All the same: the log-rank test, best where hazards are proportional. */
        LOG_RANK,
        /** By the share that survives until just before, S(t-): the test of Peto and Peto, which looks more at early ends. */
        PETO_PETO
    }

    /**
     * One group.
     *
     * @param observed number of events, weighted
     * @param expected the number that it would have had without a difference, weighted
     */
    public record Group(double observed, double expected) {}

    /**
     * Tests two or more groups. Weights of rows count as repeated rows.
     *
     * @throws IllegalArgumentException if there are fewer than two groups
     */
    public static LogRank of(List<Lifetimes> groups, Weighting weighting) {
        if (groups.size() < 2) {
            throw new IllegalArgumentException("need at least two groups to compare: " + groups.size());
        }
        Sums sums = new Sums(groups);
        sums.addTimes(weighting);
        List<Group> result = new ArrayList<>();
        double[] differences = new double[groups.size()];
        for (int g = 0; g < differences.length; g++) {
            result.add(new Group(sums.observed[g], sums.expected[g]));
            differences[g] = sums.observed[g] - sums.expected[g];
        }
        Cholesky cholesky = Cholesky.of(sums.covariance, SINGULAR);
        return new LogRank(result, new ChiSquared(cholesky.quadratic(differences), cholesky.rank()));
    }

    /** The sums over times. */
    private static final class Sums {
        final double[][] events;
        final double[][] exits;
        final double[] observed;
        final double[] expected;
        final double[][] covariance;

        Sums(List<Lifetimes> groups) {
            double[] times = groups.stream()
                    .flatMapToDouble(group -> Arrays.stream(group.times()))
                    .toArray();
            DenseRanks ranks = DenseRanks.of(times);
            int size = groups.size();
            events = new double[size][ranks.distinct()];
            exits = new double[size][ranks.distinct()];
            observed = new double[size];
            expected = new double[size];
            covariance = new double[size][size];
            int next = 0;
            for (int g = 0; g < size; g++) {
                Lifetimes group = groups.get(g);
                for (int i = 0; i < group.size(); i++) {
                    int rank = ranks.rank(next++);
                    exits[g][rank] += group.weight(i);
                    events[g][rank] += group.ended(i) ? group.weight(i) : 0;
                }
            }
        }

        void addTimes(Weighting weighting) {
            double[] atRisk = new double[observed.length];
            for (int g = 0; g < atRisk.length; g++) {
                for (double exit : exits[g]) {
                    atRisk[g] += exit;
                }
            }
            double survival = 1;
            for (int k = 0; k < exits[0].length; k++) {
                double died = 0;
                double all = 0;
                for (int g = 0; g < atRisk.length; g++) {
                    died += events[g][k];
                    all += atRisk[g];
                }
                if (died > 0) {
                    addTime(k, atRisk, weighting == Weighting.LOG_RANK ? 1 : survival);
                    survival *= (all - died) / all;
                }
                for (int g = 0; g < atRisk.length; g++) {
                    atRisk[g] -= exits[g][k];
                }
            }
        }

        private void addTime(int k, double[] atRisk, double weight) {
            double died = 0;
            double all = 0;
            for (int g = 0; g < atRisk.length; g++) {
                died += events[g][k];
                all += atRisk[g];
            }
            double spread = all > 1 ? weight * weight * died * (all - died) / (all - 1) : 0;
            for (int g = 0; g < atRisk.length; g++) {
                double share = atRisk[g] / all;
                observed[g] += weight * events[g][k];
                expected[g] += weight * died * share;
                covariance[g][g] += spread * share;
                for (int h = 0; h < atRisk.length; h++) {
                    covariance[g][h] -= spread * share * atRisk[h] / all;
                }
            }
        }
    }
}
