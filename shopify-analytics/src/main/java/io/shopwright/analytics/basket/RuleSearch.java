package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which rules to make of frequent item sets.
 *
 * @param leastConfidence the least share of the baskets with the given items that hold the others, in [0, 1]
 * @param consequents how many items may follow
 * @param most how many rules may be found before the search fails, at least 1
 */
public record RuleSearch(double leastConfidence, Consequents consequents, long most) {

    /** Rules that a search may find if nothing else is said. */
    public static final long DEFAULT_MOST = 1_000_000;

    /** What rounding may add to a least confidence times a count. */
    private static final double ROUNDING = 1e-9;

    /** How many items may follow. */
    public enum Consequents {
        /** Exactly one. */
        SINGLE,
        /** Any number. */
        ANY
    }

    /** Rejects shares outside [0, 1]. */
    public RuleSearch {
        if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
            throw new IllegalArgumentException("least confidence must be >= 0 and <= 1: " + leastConfidence);
        }
        if (most < 1) {
            throw new IllegalArgumentException("most must be >= 1: " + most);
        }
    }

    /** Rules with one item that follows. */
    public static RuleSearch single(double leastConfidence) {
        return new RuleSearch(leastConfidence, Consequents.SINGLE, DEFAULT_MOST);
    }

    /** Rules with any number of items that follow. */
    public static RuleSearch any(double leastConfidence) {
        return new RuleSearch(leastConfidence, Consequents.ANY, DEFAULT_MOST);
    }

    /** The same with another number of rules at which to fail. */
    public RuleSearch failingBeyond(long rules) {
        return new RuleSearch(leastConfidence, consequents, rules);
    }

    /**
     * Returns the rules in the order of {@link AssociationRule#ORDER}.
     *
     * @throws TooManyResultsException if there are more than allowed
     */
    public List<AssociationRule> rules(FrequentItemSets sets) {
        List<AssociationRule> rules = new ArrayList<>();
        forEach(sets, rules::add);
        rules.sort(AssociationRule.ORDER);
        return rules;
    }

    /**
     * Passes the rules on as they are found, set by set in the order of {@link FrequentItemSets#list}.
     *
     * @throws TooManyResultsException if there are more than allowed, after as many were passed on
     */
    public void forEach(FrequentItemSets sets, Consumer<AssociationRule> consumer) {
        Run run = new Run(sets, consumer);
        for (int[] set : sets.sets()) {
            if (set.length > 1) {
                run.split(set);
            }
        }
    }

    /** One search. */
    private final class Run {

        private final FrequentItemSets sets;
        private final Consumer<AssociationRule> consumer;
        private long found;

        Run(FrequentItemSets sets, Consumer<AssociationRule> consumer) {
            this.sets = sets;
            this.consumer = consumer;
        }

        /** Splits a set in all ways that are asked for. */
        void split(int[] set) {
            split(set, sets.count(set), new boolean[set.length], 0, 0);
        }

        /**
         * Moves one more item behind those that follow. The fewer are given, the less sure the rest is: below the least
         * confidence no longer consequent is tried.
         */
        private void split(int[] set, int count, boolean[] follows, int size, int from) {
            boolean last = consequents == Consequents.SINGLE || size + 2 == set.length;
            for (int i = from; i < set.length; i++) {
                follows[i] = true;
                int[] given = part(set, follows, false);
                int givenCount = sets.count(given);
                if (count >= leastConfidence * givenCount - ROUNDING) {
                    report(given, part(set, follows, true), count, givenCount);
                    if (!last) {
                        split(set, count, follows, size + 1, i + 1);
                    }
                }
                follows[i] = false;
            }
        }

        private void report(int[] given, int[] following, int count, int givenCount) {
            if (++found > most) {
                throw new TooManyResultsException("more than " + most + " rules have a confidence of " + leastConfidence
                        + "; ask for more, or allow more");
            }
            consumer.accept(new AssociationRule(
                    sets.names(given),
                    sets.names(following),
                    count,
                    givenCount,
                    sets.count(following),
                    sets.baskets()));
        }

        private int[] part(int[] set, boolean[] follows, boolean following) {
            int[] part = new int[set.length];
            int size = 0;
            for (int i = 0; i < set.length; i++) {
                if (follows[i] == following) {
                    part[size++] = set[i];
                }
            }
            return Arrays.copyOf(part, size);
        }
    }
}
