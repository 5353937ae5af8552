package io.shopwright.analytics.rfm;

import java.util.Arrays;
import java.util.List;

/**
 * The quantile edges of a shop, by which customers can be scored that had no part in them: the same customers a month
 * later on an unchanged scale, or a new one.
 *
 * @param freshness edges of the days since the last purchase, negated, ascending
 * @param frequency edges of the number of orders, ascending
 * @param monetary edges of the money in minor units, ascending
 */
public record RfmEdges(List<Double> freshness, List<Double> frequency, List<Double> monetary) {

    /** Copies the lists. */
    public RfmEdges {
        freshness = List.copyOf(freshness);
        frequency = List.copyOf(frequency);
        monetary = List.copyOf(monetary);
    }

    /**
     * Finds the edges, see {@link RfmScoring#QUANTILE_EDGES}.
     *
     * @param customers at least one
     * @param classes number of classes, at least 2
     */
    public static RfmEdges of(RfmCustomers<?> customers, int classes) {
        RfmTable.checkClasses(classes);
        if (customers.size() == 0) {
            throw new IllegalArgumentException("edges need at least one customer");
        }
        return new RfmEdges(
                edges(customers.freshness(), classes),
                edges(customers.frequencies(), classes),
                edges(customers.monetaries(), classes));
    }

    /**
     * Scores three numbers.
     *
     * @param daysSinceLastPurchase whole days
     * @param orders number of orders
     * @param money minor units
     */
    public RfmScore score(int daysSinceLastPurchase, long orders, long money) {
        return new RfmScore(
                score(-(long) daysSinceLastPurchase, freshness), score(orders, frequency), score(money, monetary));
    }

    private static int score(long value, List<Double> edges) {
        return 1 + (int) edges.stream().filter(edge -> edge < value).count();
    }

    private static List<Double> edges(long[] values, int classes) {
        return Arrays.stream(Quantiles.edges(values, classes)).boxed().toList();
    }
}
