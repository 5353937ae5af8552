package io.shopwright.analytics.clv;

import java.util.ArrayList;
import java.util.List;

/**
 * How many contracts (subscriptions) ended at each renewal, and how many still run: all that {@link Sbg} needs to know.
 *
 * <p>Counts of several cohorts, or of parts of one, can be added with {@link #plus}; cohorts may have started at different
 * times.
 *
 * @param lost contracts that ended, by the renewal at which they did: first those that were not renewed even once
 * @param running contracts that still run, by how often they were renewed: first those renewed once
 */
public record RenewalCounts(List<Long> lost, List<Long> running) {

    /** Copies the lists and checks that no count is negative. */
    public RenewalCounts {
        lost = List.copyOf(lost);
        running = List.copyOf(running);
        lost.forEach(count -> Check.notNegative(count, "lost"));
        running.forEach(count -> Check.notNegative(count, "running"));
    }

    /**
     * The counts of one cohort.
     *
     * @param survivors number of contracts at the start, and after each renewal; must not rise
     */
    public static RenewalCounts ofSurvivors(long... survivors) {
        List<Long> lost = new ArrayList<>();
        List<Long> running = new ArrayList<>();
        for (int k = 1; k < survivors.length; k++) {
            lost.add(survivors[k - 1] - survivors[k]);
            running.add(k == survivors.length - 1 ? survivors[k] : 0);
        }
        return new RenewalCounts(lost, running);
    }

    /** Returns the counts of both groups of contracts together. */
    public RenewalCounts plus(RenewalCounts other) {
        return new RenewalCounts(sum(lost, other.lost), sum(running, other.running));
    }

    long contracts() {
        return lost.stream().mapToLong(Long::longValue).sum()
                + running.stream().mapToLong(Long::longValue).sum();
    }

    private static List<Long> sum(List<Long> left, List<Long> right) {
        List<Long> sum = new ArrayList<>();
        for (int k = 0; k < Math.max(left.size(), right.size()); k++) {
            sum.add((k < left.size() ? left.get(k) : 0) + (k < right.size() ? right.get(k) : 0));
        }
        return sum;
    }
}
