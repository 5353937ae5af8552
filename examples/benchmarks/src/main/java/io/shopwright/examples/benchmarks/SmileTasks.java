package io.shopwright.examples.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smile.association.FPGrowth;
import smile.association.FPTree;
import smile.clustering.KMeans;
import smile.math.MathEx;

/** What the library Smile does beside us. */
final class SmileTasks {

    private SmileTasks() {}

    /** Baskets, one a line with items between commas, as numbers of items. */
    static int[][] numbered(List<String> lines) {
        Map<String, Integer> numbers = new HashMap<>();
        return lines.stream()
                .map(line -> Arrays.stream(line.split(",", -1))
                        .distinct()
                        .mapToInt(item -> numbers.computeIfAbsent(item, name -> numbers.size()))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The number of item sets by FP-growth, with building its tree. */
    static Timing itemSets(int[][] baskets, int leastCount) {
        return Timing.warmed(
                "Smile, FP-growth",
                () -> FPGrowth.apply(FPTree.of(leastCount, baskets)).count());
    }

    /** Lloyd's algorithm from one start of its own. */
    static Timing clusters(double[][] points, int clusters, long seed) {
        return Timing.warmed("Smile, k-means++ and Lloyd from one start", () -> {
            MathEx.setSeed(seed);
            return KMeans.fit(points, clusters, 1000, 0).distortion;
        });
    }
}
