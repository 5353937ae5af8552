package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.List;

/** For each item those most like it, or most often bought with it. Immutable. */
public final class SimilarItems {

    private final Names items;
    private final List<List<SimilarItem>> similar;

    private SimilarItems(Names items, List<List<SimilarItem>> similar) {
        this.items = items;
        this.similar = List.copyOf(similar);
    }

    /**
     * Compares all items that are ever together. The time grows with the squares of the sizes of the baskets.
     *
     * @param most how many similar items to keep of each, at least 1
     * @param leastTogether in how many baskets two items must be together to count, at least 1
     */
    public static SimilarItems of(Baskets baskets, SimilarityMeasure measure, int most, int leastTogether) {
        if (most < 1 || leastTogether < 1) {
            throw new IllegalArgumentException("most and least together must be >= 1: " + most + ", " + leastTogether);
        }
        Cooccurrence cooccurrence = new Cooccurrence(baskets);
        List<List<SimilarItem>> similar = new ArrayList<>();
        for (int item = 0; item < baskets.names().size(); item++) {
            int[] together = cooccurrence.of(item);
            Best best = new Best(Math.min(most, together.length));
            for (int other = 0; other < together.length; other++) {
                if (other != item && together[other] >= leastTogether) {
                    best.offer(other, score(baskets, measure, item, other, together[other]));
                }
            }
            List<SimilarItem> list = new ArrayList<>();
            for (int other : best.drain()) {
                double score = score(baskets, measure, item, other, together[other]);
                list.add(new SimilarItem(baskets.names().name(other), score, together[other]));
            }
            similar.add(List.copyOf(list));
        }
        return new SimilarItems(baskets.names(), similar);
    }

    /** The names of the items by Unicode code point. */
    public List<String> items() {
        return items.list();
    }

    /**
     * Returns the items most like one, the best first, of equally good ones by name; fewer than were kept if there are no
     * more that are together often enough.
     *
     * @throws IllegalArgumentException if the item is unknown
     */
    public List<SimilarItem> of(String item) {
        return similar.get(items.number(item, "item"));
    }

    private static double score(Baskets baskets, SimilarityMeasure measure, int item, int other, int together) {
        return measure.score(together, baskets.count(item), baskets.count(other), baskets.size());
    }
}
