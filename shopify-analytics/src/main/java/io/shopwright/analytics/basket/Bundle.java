package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Items that are bought together more often than chance would have it, so that a shop may offer them as one.
 *
 * @param items by Unicode code point, at least two
 * @param count of the baskets that hold all of them
 * @param expected how many baskets would if the items had nothing to do with each other: the product of their shares times
 *     the baskets; positive
 */
public record Bundle(List<String> items, int count, double expected) {

    /** The most baskets beyond chance first; of equal ones the first by items. */
    private static final Comparator<Bundle> ORDER =
            Comparator.comparingDouble(Bundle::excess).reversed();

    /** Copies the list. */
    public Bundle {
        items = List.copyOf(items);
    }

    /** How many times as many baskets as by chance. */
    public double lift() {
        return count / expected;
    }

    /** How many baskets more than by chance. */
    public double excess() {
        return count - expected;
    }

    /**
     * Finds bundles in item sets: those with the most baskets beyond chance, none of them part of another or holding another
     * one.
     *
     * @param sets with single items and longer sets
     * @param leastLift how many times as many baskets as by chance there must be
     * @param most how many bundles to return, at least 1; fewer if there are no more
     */
    public static List<Bundle> suggest(FrequentItemSets sets, double leastLift, int most) {
        if (!(leastLift >= 0) || most < 1) {
            throw new IllegalArgumentException("least lift must be >= 0 and most >= 1: " + leastLift + ", " + most);
        }
        List<Bundle> all = new ArrayList<>();
        for (ItemSet set : sets.list()) {
            Bundle bundle = of(set, sets);
            if (bundle.items().size() > 1 && bundle.lift() >= leastLift) {
                all.add(bundle);
            }
        }
        all.sort(ORDER);
        List<Bundle> chosen = new ArrayList<>();
        for (int i = 0; i < all.size() && chosen.size() < most; i++) {
            Bundle next = all.get(i);
            if (chosen.stream().noneMatch(next::overlaps)) {
                chosen.add(next);
            }
        }
        return chosen;
    }

    private static Bundle of(ItemSet set, FrequentItemSets sets) {
        double expected = sets.baskets();
        for (String item : set.items()) {
            expected *= (double) sets.count(item).orElseThrow() / sets.baskets();
        }
        return new Bundle(set.items(), set.count(), expected);
    }

    private boolean overlaps(Bundle other) {
        return new HashSet<>(items).containsAll(other.items) || new HashSet<>(other.items).containsAll(items);
    }
}
