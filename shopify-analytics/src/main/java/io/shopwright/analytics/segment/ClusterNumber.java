package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Numbers of clusters compared by their silhouettes.
 *
 * <p>The silhouette prefers few, well-parted clusters and cannot tell one cluster from two; {@link GapStatistic} can. A best silhouette below about
 * 0.25 means that no number fits; that limit is Rousseeuw's rule of thumb.
 *
 * @param candidates one for each number of clusters, ascending
 */
public record ClusterNumber(List<Candidate> candidates) {

    /** More customers than these enter the silhouette by a sample, which keeps its quadratic time below a second. */
    private static final int SILHOUETTE_ROWS = 4000;

    /** Copies the list. */
    public ClusterNumber {
        candidates = List.copyOf(candidates);
    }

    /**
     * Fits 2, 3, ... clusters. The silhouette is that of all customers, or of 4,000 drawn at random if there are more.
     *
     * @param most greatest number of clusters to try, from 2 to the number of different rows
     * @param seed of all chance
     */
    public static ClusterNumber compare(FeatureTable table, int most, long seed) {
        if (most < 2) {
            throw new IllegalArgumentException("the greatest number of clusters must be >= 2: " + most);
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int clusters = 2; clusters <= most; clusters++) {
            Clustering clustering = KMeans.fit(table, clusters, seed);
            double silhouette = table.size() <= SILHOUETTE_ROWS
                    ? clustering.silhouette()
                    : clustering.silhouette(SILHOUETTE_ROWS, new Random(seed));
            candidates.add(new Candidate(clusters, silhouette, clustering.inertia()));
        }
        return new ClusterNumber(candidates);
    }

    /** The candidate with the greatest silhouette; the fewest clusters if several have it. */
    public Candidate best() {
        return candidates.stream()
                .max(Comparator.comparingDouble(Candidate::silhouette).thenComparingInt(c -> -c.clusters()))
                .orElseThrow();
    }

    /**
     * One number of clusters.
     *
     * @param clusters the number
     * @param silhouette see {@link Clustering#silhouette()}, in [-1, 1]
     * @param inertia see {@link Clustering#inertia()}; falls with the number and so says little alone
     */
    public record Candidate(int clusters, double silhouette, double inertia) {}
}
