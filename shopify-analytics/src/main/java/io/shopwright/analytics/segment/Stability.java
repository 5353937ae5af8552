package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Whether clusters come back when the customers are drawn anew.
 *
 * @param agreements the adjusted Rand index of each resample, at most 1; at least one resample
 */
public record Stability(List<Double> agreements) {

    /** Copies the list. */
    public Stability {
        if (agreements.isEmpty()) {
            throw new IllegalArgumentException("need the agreement of at least one resample: 0");
        }
        agreements = List.copyOf(agreements);
    }

    /**
     * Fits clusters to resamples of the customers, drawn with replacement, assigns all customers by them, and compares
     * with the clusters of all customers.
     *
     * @param clusters at least 1, and few against the number of different rows
     * @param resamples at least 1; 20 give a fair idea
     * @param seed of all chance
     * @throws IllegalArgumentException if a resample has fewer different rows than clusters
     */
    public static Stability bootstrap(FeatureTable table, int clusters, int resamples, long seed) {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be >= 1: " + resamples);
        }
        int[] labels = KMeans.fit(table, clusters, seed).labels();
        Random random = new Random(seed);
        List<Double> agreements = new ArrayList<>();
        for (int i = 0; i < resamples; i++) {
            FeatureTable sample =
                    table.sample(random.ints(table.size(), 0, table.size()).toArray());
            int[] others =
                    KMeans.fit(sample, clusters, random.nextLong()).model().labels(table);
            agreements.add(AdjustedRand.index(labels, others));
        }
        return new Stability(agreements);
    }

    /** The mean agreement: 1 for the same clusters always, about 0 for clusters by chance. */
    public double mean() {
        return agreements.stream().mapToDouble(x -> x).average().orElseThrow();
    }

    /** The least agreement. */
    public double least() {
        return agreements.stream().mapToDouble(x -> x).min().orElseThrow();
    }
}
