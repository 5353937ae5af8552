package io.shopwright.analytics.basket;

import java.util.Arrays;

/** Counts how often items are in the same basket, one row of that matrix at a time. */
final class Cooccurrence {

    private final Baskets baskets;
    /** The baskets of each item, one item after the other. */
    private final int[] holders;

    private final int[] firstHolder;
    private final int[] row;

    Cooccurrence(Baskets baskets) {
        this.baskets = baskets;
        int size = baskets.names().size();
        firstHolder = new int[size + 1];
        for (int item = 0; item < size; item++) {
            firstHolder[item + 1] = firstHolder[item] + baskets.count(item);
        }
        holders = new int[baskets.entries()];
        int[] next = Arrays.copyOf(firstHolder, size);
        for (int basket = 0; basket < baskets.size(); basket++) {
            for (int at = baskets.start(basket); at < baskets.start(basket + 1); at++) {
                holders[next[baskets.item(at)]++] = basket;
            }
        }
        row = new int[size];
    }

    /** How many baskets each item shares with one, and at its own place how many hold it. Valid until the next call. */
    int[] of(int item) {
        Arrays.fill(row, 0);
        for (int i = firstHolder[item]; i < firstHolder[item + 1]; i++) {
            int to = baskets.start(holders[i] + 1);
            for (int at = baskets.start(holders[i]); at < to; at++) {
                row[baskets.item(at)]++;
            }
        }
        return row;
    }
}
