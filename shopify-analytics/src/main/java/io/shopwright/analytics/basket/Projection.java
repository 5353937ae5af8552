package io.shopwright.analytics.basket;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Baskets of frequent items only, the rarest first: so what follows an item in a basket is short where the item is frequent.
 * Each basket ends with {@link #END}.
 */
final class Projection {

    static final int END = -1;

    /** The items by rank, rarest first. */
    private final int[] items;

    private final int[] counts;
    /** Ranks, basket after basket. */
    private final int[] ranks;
    /** Where each rank stands in {@link #ranks}, rank after rank. */
    private final int[] places;

    private final int[] firstPlaces;

    Projection(Baskets baskets, int leastCount) {
        items = IntStream.range(0, baskets.names().size())
                .filter(item -> baskets.count(item) >= leastCount)
                .boxed()
                .sorted((left, right) -> {
                    int byCount = Integer.compare(baskets.count(left), baskets.count(right));
                    return byCount != 0 ? byCount : Integer.compare(left, right);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        counts = Arrays.stream(items).map(baskets::count).toArray();
        firstPlaces = new int[items.length + 1];
        for (int rank = 0; rank < items.length; rank++) {
            firstPlaces[rank + 1] = firstPlaces[rank] + counts[rank];
        }
        places = basketsOfRanks(baskets);
        ranks = new int[places.length + baskets.size()];
        Arrays.fill(ranks, END);
        fill(baskets);
    }

    int size() {
        return items.length;
    }

    int item(int rank) {
        return items[rank];
    }

    int count(int rank) {
        return counts[rank];
    }

    /** Counts the ranks that follow a rank in its baskets. */
    void countFollowers(int rank, int[] followers) {
        for (int i = firstPlaces[rank]; i < firstPlaces[rank + 1]; i++) {
            for (int at = places[i] + 1; ranks[at] != END; at++) {
                followers[ranks[at]]++;
            }
        }
    }

    /**
     * Marks in which of the baskets of a rank some followers are.
     *
     * @param column of each rank, negative for those of no interest
     * @param bits one set of bits a column, cleared; bit i for the i-th basket of the rank
     */
    void mark(int rank, int[] column, long[][] bits) {
        int basket = 0;
        for (int i = firstPlaces[rank]; i < firstPlaces[rank + 1]; i++, basket++) {
            for (int at = places[i] + 1; ranks[at] != END; at++) {
                int to = column[ranks[at]];
                if (to >= 0) {
                    bits[to][basket >> 6] |= 1L << basket;
                }
            }
        }
    }

    /** The baskets of each rank, one rank after the other. */
    private int[] basketsOfRanks(Baskets baskets) {
        int[] rankOf = new int[baskets.names().size()];
        Arrays.fill(rankOf, END);
        for (int rank = 0; rank < items.length; rank++) {
            rankOf[items[rank]] = rank;
        }
        int[] next = Arrays.copyOf(firstPlaces, items.length);
        int[] list = new int[firstPlaces[items.length]];
        for (int basket = 0; basket < baskets.size(); basket++) {
            for (int i = baskets.start(basket); i < baskets.start(basket + 1); i++) {
                int rank = rankOf[baskets.item(i)];
                if (rank != END) {
                    list[next[rank]++] = basket;
                }
            }
        }
        return list;
    }

    /** Writes rank after rank into the baskets, which sorts each of them, and replaces the baskets of a rank by places. */
    private void fill(Baskets baskets) {
        int[] sizes = new int[baskets.size()];
        for (int basket : places) {
            sizes[basket]++;
        }
        int[] next = new int[baskets.size()];
        for (int basket = 1; basket < next.length; basket++) {
            next[basket] = next[basket - 1] + sizes[basket - 1] + 1;
        }
        for (int rank = 0; rank < items.length; rank++) {
            for (int i = firstPlaces[rank]; i < firstPlaces[rank + 1]; i++) {
                int place = next[places[i]]++;
                ranks[place] = rank;
                places[i] = place;
            }
        }
    }
}
