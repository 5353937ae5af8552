package io.shopwright.analytics.rfm;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How many customers moved from each group to each other between two dates. A customer whom one of the tables does not
 * have counts as {@link RfmGroup#PROSPECTS} there: before his first order, or if his orders have been deleted since.
 * Immutable.
 */
public final class RfmTransitions {

    private final Map<Move, Long> counts;

    private RfmTransitions(Map<Move, Long> counts) {
        this.counts = counts;
    }

    /**
     * Compares two tables of the same shop. Scores are relative to the customers of each date, so somebody can change his
     * group because others did.
     *
     * @throws IllegalArgumentException if one of them does not have five classes
     */
    public static <K> RfmTransitions between(RfmTable<K> before, RfmTable<K> after) {
        Map<K, RfmGroup> earlier = new HashMap<>();
        for (int i = 0; i < before.customers().size(); i++) {
            earlier.put(before.customers().key(i), before.group(i));
        }
        Map<Move, Long> counts = new HashMap<>();
        for (int i = 0; i < after.customers().size(); i++) {
            RfmGroup from = earlier.remove(after.customers().key(i));
            counts.merge(new Move(from == null ? RfmGroup.PROSPECTS : from, after.group(i)), 1L, Long::sum);
        }
        for (RfmGroup from : earlier.values()) {
            counts.merge(new Move(from, RfmGroup.PROSPECTS), 1L, Long::sum);
        }
        return new RfmTransitions(counts);
    }

    /** The number of customers who were in one group and are in the other. */
    public long count(RfmGroup from, RfmGroup to) {
        return counts.getOrDefault(new Move(from, to), 0L);
    }

    /** The number of customers who were in a group. */
    public long before(RfmGroup from) {
        return Arrays.stream(RfmGroup.values()).mapToLong(to -> count(from, to)).sum();
    }

    /** The number of customers who are in a group. */
    public long after(RfmGroup to) {
        return Arrays.stream(RfmGroup.values())
                .mapToLong(from -> count(from, to))
                .sum();
    }

    /** The share of a group's customers that moved to another, in [0, 1]; empty if the group was empty. */
    public OptionalDouble share(RfmGroup from, RfmGroup to) {
        long before = before(from);
        return before == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count(from, to) / before);
    }

    private record Move(RfmGroup from, RfmGroup to) {}
}
