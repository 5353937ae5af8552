package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * Numbers of clusters compared by how much closer customers are to their centers than points without any clusters would
 * be. Unlike the silhouette it can tell that there are no clusters at all.
 *
 * <pre>{@code
 * gap(k) = mean of ln W*_k - ln W_k
 * }</pre>
 *
 * <p>for the inertia W_k of k clusters of the customers and W*_k of as many points spread uniformly over the range of each
 * standardised feature.
 *
 * <p>Source: R. Tibshirani, G. Walther, T. Hastie (2001), Estimating the Number of Clusters in a Data Set via the Gap
 * Statistic, Journal of the Royal Statistical Society B 63(2), 411-423.
 *
 * @param candidates one for each number of clusters from 1 on, ascending
 */
public record GapStatistic(List<Candidate> candidates) {

    /** Starts of each fit; near the default's inertia is near enough for a logarithm. */
    private static final int STARTS = 5;

    /** Copies the list. */
    public GapStatistic {
        candidates = List.copyOf(candidates);
    }

    /**
     * Fits 1, 2, ... clusters to the customers and to points without clusters.
     *
     * @param most greatest number of clusters to try, at least 2 and below the number of different rows
     * @param references how often to draw points without clusters, at least 2; 20 are usual
     * @param seed of all chance
     */
    public static GapStatistic of(FeatureTable table, int most, int references, long seed) {
        if (most < 2 || references < 2) {
            throw new IllegalArgumentException(
                    "the greatest number of clusters and the references must be >= 2: " + most + ", " + references);
        }
        double[] values = Standardization.of(table).standardise(table);
        Points points = new Points(values, table.features().size());
        if (!points.hasDifferent(most + 1)) {
            throw new IllegalArgumentException(
                    "the greatest number of clusters must be < the number of different rows: " + most);
        }
        Random random = new Random(seed);
        double[] sums = new double[most];
        double[] squares = new double[most];
        for (int reference = 0; reference < references; reference++) {
            Points uniform = points.spreadEvenly(random);
            for (int k = 1; k <= most; k++) {
                double log = Math.log(KMeans.best(uniform, k, STARTS, random).inertia);
                sums[k - 1] += log;
                squares[k - 1] += log * log;
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int k = 1; k <= most; k++) {
            double mean = sums[k - 1] / references;
            double variance = Math.max(0, squares[k - 1] / references - mean * mean);
            double log = Math.log(KMeans.best(points, k, STARTS, random).inertia);
            candidates.add(new Candidate(k, mean - log, Math.sqrt(variance * (1 + 1.0 / references))));
        }
        return new GapStatistic(candidates);
    }

    /**
     * Returns the smallest number of clusters that is as good as the next one within its error: {@code gap(k) >= gap(k+1) -
     * error(k+1)}. 1 means that there are no clusters.
     *
     * @return empty if every number is beaten by the next: then try more clusters
     */
    public OptionalInt clusters() {
        for (int i = 0; i + 1 < candidates.size(); i++) {
            Candidate next = candidates.get(i + 1);
            if (candidates.get(i).gap() >= next.gap() - next.error()) {
                return OptionalInt.of(candidates.get(i).clusters());
            }
        }
        return OptionalInt.empty();
    }

    /**
     * One number of clusters.
     *
     * @param clusters the number
     * @param gap how much closer the customers are, as a logarithm
     * @param error the standard error of the gap from the drawn points
     */
    public record Candidate(int clusters, double gap, double error) {}
}
