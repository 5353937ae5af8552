package io.shopwright.analytics.basket;

import java.util.List;

/**
 * Recommends items like those that a customer bought: the score of an item is the sum of its similarities with them, where it
 * is among the most similar ones of the bought item.
 *
 * <p>Source: M. Deshpande, G. Karypis (2004), Item-based top-N recommendation algorithms, ACM Transactions on Information
 * Systems 22, 143-177.
 */
public final class NeighbourItems implements Recommender {

    private final Interactions interactions;
    private final SimilarItems similar;

    private NeighbourItems(Interactions interactions, SimilarItems similar) {
        this.interactions = interactions;
        this.similar = similar;
    }

    /**
     * Compares items by the customers who bought them.
     *
     * @param neighbours how many similar items of each bought one count, at least 1; 20 to 100 are usual
     */
    public static NeighbourItems of(Interactions interactions, SimilarityMeasure measure, int neighbours) {
        return new NeighbourItems(interactions, SimilarItems.of(interactions.baskets(), measure, neighbours, 1));
    }

    @Override
    public List<Recommendation> recommend(String customer, int count) {
        int row = interactions.customerNames().number(customer, "customer");
        Sparse bought = interactions.byCustomer();
        double[] scores = new double[interactions.items().size()];
        for (int at = bought.start(row); at < bought.start(row + 1); at++) {
            for (SimilarItem near : similar.of(interactions.items().get(bought.column(at)))) {
                scores[interactions.itemNames().number(near.item(), "item")] += near.score();
            }
        }
        return interactions.best(row, scores, count);
    }
}
