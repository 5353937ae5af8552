package io.shopwright.analytics.basket;

/**
 * How well a recommender found what customers bought next.
 *
 * @param customers who were asked for
 * @param depth how many items were recommended to each
 * @param hitRate the share of them whose item was among the recommended, in [0, 1]
 * @param ndcg the mean of {@code 1 / log2(1 + rank)} of the item, 0 where it was not recommended; in [0, 1]
 * @param reciprocalRank the mean of {@code 1 / rank}, 0 where it was not recommended; in [0, 1]
 * @param coverage the share of all items that were recommended to anybody, in [0, 1]
 */
public record RankingQuality(
        int customers, int depth, double hitRate, double ndcg, double reciprocalRank, double coverage) {}
