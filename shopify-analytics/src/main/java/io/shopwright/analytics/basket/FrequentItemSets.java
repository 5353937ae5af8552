package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** All sets of items that are in enough baskets, with their counts. Immutable. */
public final class FrequentItemSets {

    private final Names items;
    private final int baskets;
    private final List<int[]> sets;
    private final Map<Key, Integer> counts;

    private FrequentItemSets(Names items, int baskets, List<int[]> sets, Map<Key, Integer> counts) {
        this.items = items;
        this.baskets = baskets;
        this.sets = sets;
        this.counts = counts;
    }

    /**
     * Finds the sets and keeps them.
     *
     * @throws TooManyResultsException if there are more than the search allows
     */
    public static FrequentItemSets of(Baskets baskets, ItemSetSearch search) {
        List<int[]> sets = new ArrayList<>();
        Map<Key, Integer> counts = new HashMap<>();
        Eclat.run(baskets, search, (found, size, count) -> {
            int[] set = Arrays.copyOf(found, size);
            Arrays.sort(set);
            sets.add(set);
            counts.put(new Key(set), count);
        });
        sets.sort(Arrays::compare);
        return new FrequentItemSets(baskets.names(), baskets.size(), sets, counts);
    }

    /**
     * Passes the sets on as they are found, for more of them than memory holds; the order is the same for the same baskets,
     * but no other promise. A consumer ends the search early by throwing.
     *
     * @throws TooManyResultsException if there are more than the search allows, after as many were passed on
     */
    public static void forEach(Baskets baskets, ItemSetSearch search, Consumer<ItemSet> consumer) {
        Eclat.run(baskets, search, (found, size, count) -> {
            int[] set = Arrays.copyOf(found, size);
            Arrays.sort(set);
            consumer.accept(new ItemSet(names(baskets.names(), set), count));
        });
    }

    /** The number of sets. */
    public int size() {
        return sets.size();
    }

    /** The number of baskets that were searched. */
    public int baskets() {
        return baskets;
    }

    /** The sets, ordered by their first items, then the second and so on; a set comes before those that go on from it. */
    public List<ItemSet> list() {
        List<ItemSet> list = new ArrayList<>();
        for (int[] set : sets) {
            list.add(new ItemSet(names(items, set), count(set)));
        }
        return list;
    }

    /** How many baskets hold some items together; empty if they are no set that was found. */
    public OptionalInt count(String... chosen) {
        int[] set =
                Arrays.stream(chosen).mapToInt(items::find).sorted().distinct().toArray();
        Integer count = counts.get(new Key(set));
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    /** Item numbers of the sets, ascending within each. */
    List<int[]> sets() {
        return sets;
    }

    /** The count of a set that was found, as every part of a set that was found is. */
    int count(int[] set) {
        return counts.getOrDefault(new Key(set), 0);
    }

    List<String> names(int[] set) {
        return names(items, set);
    }

    private static List<String> names(Names items, int[] set) {
        return Arrays.stream(set).mapToObj(items::name).toList();
    }

    /** A set as a key of a map. */
    private static final class Key {

        private final int[] set;
        private final int hash;

        Key(int[] set) {
            this.set = set;
            hash = Arrays.hashCode(set);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(set, key.set);
        }
    }
}
