package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A test of recommenders: of each customer the item that he began to buy last is held out, with all its purchases; a good
 * recommender that learnt from the rest names it. Customers of a single item are learnt from and not asked for. Immutable.
 */
public final class LeaveLastOut {

    private final Interactions training;
    private final Map<String, String> heldOut;

    private LeaveLastOut(Interactions training, Map<String, String> heldOut) {
        this.training = training;
        this.heldOut = heldOut;
    }

    /** Holds items out. Of items first bought at the same instant the last in the order of the purchases counts as the last. */
    public static LeaveLastOut split(Collection<ItemPurchase> purchases) {
        List<ItemPurchase> byTime = new ArrayList<>(purchases);
        byTime.sort(Comparator.comparing(ItemPurchase::at));
        Map<String, Set<String>> bought = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        for (ItemPurchase purchase : byTime) {
            if (bought.computeIfAbsent(purchase.customer(), customer -> new HashSet<>())
                    .add(purchase.item())) {
                last.put(purchase.customer(), purchase.item());
            }
        }
        last.keySet()
                .removeIf(customer -> bought.getOrDefault(customer, Set.of()).size() == 1);
        List<ItemPurchase> rest = purchases.stream()
                .filter(purchase -> !purchase.item().equals(last.get(purchase.customer())))
                .toList();
        Map<String, String> heldOut = new LinkedHashMap<>();
        last.keySet().stream()
                .sorted(Names.BY_CODE_POINT)
                .forEach(customer -> heldOut.put(customer, last.get(customer)));
        return new LeaveLastOut(training(purchases, rest), heldOut);
    }

    /** What a recommender may learn from; it knows all customers and items, also those whose purchases are held out. */
    public Interactions training() {
        return training;
    }

    /** The item that was held out, by customer. */
    public Map<String, String> heldOut() {
        return Map.copyOf(heldOut);
    }

    /**
     * Asks a recommender for each customer's next items.
     *
     * @param recommender that learnt from {@link #training}
     * @param depth how many items to ask for, at least 1
     * @throws IllegalArgumentException if nothing was held out, since no customer bought two items
     */
    public RankingQuality evaluate(Recommender recommender, int depth) {
        if (heldOut.isEmpty()) {
            throw new IllegalArgumentException("no customer bought two different items; there is nothing to test with");
        }
        int hits = 0;
        double ndcg = 0;
        double reciprocal = 0;
        Set<String> recommended = new HashSet<>();
        for (Map.Entry<String, String> entry : heldOut.entrySet()) {
            List<String> items = recommender.recommend(entry.getKey(), depth).stream()
                    .map(Recommendation::item)
                    .toList();
            recommended.addAll(items);
            int rank = items.indexOf(entry.getValue()) + 1;
            if (rank > 0) {
                hits++;
                ndcg += Math.log(2) / Math.log(1.0 + rank);
                reciprocal += 1.0 / rank;
            }
        }
        double customers = heldOut.size();
        return new RankingQuality(
                heldOut.size(),
                depth,
                hits / customers,
                ndcg / customers,
                reciprocal / customers,
                (double) recommended.size() / training.items().size());
    }

    private static Interactions training(Collection<ItemPurchase> all, List<ItemPurchase> rest) {
        return Interactions.of(
                Names.sorted(all.stream().map(ItemPurchase::customer)),
                Names.sorted(all.stream().map(ItemPurchase::item)),
                rest);
    }
}
