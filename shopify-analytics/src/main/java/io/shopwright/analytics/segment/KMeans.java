package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Clusters around centers: a customer belongs to the nearest one, by Euclidean distance of the standardised features.
 *
 * @param standardization how features are measured
 * @param centers one a cluster, in standardised features
 */
public record KMeans(Standardization standardization, List<List<Double>> centers) {

    /** Starts from which a fit keeps the best end. */
    public static final int DEFAULT_STARTS = 20;

    /** How often each center of the best end is drawn anew without gain before the search ends. */
    private static final int SWAPS = 10;

    /** Iterations after which a new place of a center is given up if the inertia is far above the best. */
    private static final int TRIAL_ITERATIONS = 10;

    private static final double FAR_ABOVE = 1.01;

    /** Of more customers than these, a sample of as many tells where to look. */
    private static final int SAMPLE = 10_000;

    /** The same with all customers, after the search of a sample. */
    private static final int SWAPS_OF_ALL = 2;

    /** A limit that no data of ours came near; Lloyd's algorithm always ends, but not always soon. */
    private static final int MAX_ITERATIONS = 1000;

    /** Copies the lists. */
    public KMeans {
        centers = centers.stream().map(List::copyOf).toList();
        int width = standardization.features().size();
        if (centers.isEmpty() || centers.stream().anyMatch(center -> center.size() != width)) {
            throw new IllegalArgumentException("need centers of " + width + " features: " + centers);
        }
    }

    /** Fits from {@link #DEFAULT_STARTS} starts. */
    public static Clustering fit(FeatureTable table, int clusters, long seed) {
        return fit(table, clusters, DEFAULT_STARTS, seed);
    }

    /**
     * Finds centers with a small inertia, the sum of the squared distances of the customers from their centers. From each
     * of several random starts Lloyd's algorithm runs to its end, then single customers move as long as that helps; of the
     * best end, centers are drawn anew until {@value #SWAPS} draws of each have not helped. Of more than {@value #SAMPLE}
     * customers, as many drawn at random are searched that way, the centers found go on with all of them, and {@value
     * #SWAPS_OF_ALL} draws of each center follow. The least inertia of all cannot be guaranteed.
     *
     * <p>Sources: D. Arthur, S. Vassilvitskii (2007), k-means++: the advantages of careful seeding, here with several
     * candidates for each center; M. Telgarsky, A. Vattani (2010), Hartigan's method; P. Fränti, J. Kivijärvi (2000),
     * Randomised local search algorithm for the clustering problem.
     *
     * @param clusters from 1 to the number of different rows
     * @param starts at least 1
     * @param seed of all chance
     */
    public static Clustering fit(FeatureTable table, int clusters, int starts, long seed) {
        if (clusters < 1 || starts < 1) {
            throw new IllegalArgumentException("clusters and starts must be >= 1: " + clusters + ", " + starts);
        }
        if (clusters > table.size()) {
            throw new IllegalArgumentException(
                    "clusters must be <= the number of different rows: " + clusters + ", " + table.size());
        }
        Standardization standardization = Standardization.of(table);
        Points points =
                new Points(standardization.standardise(table), table.features().size());
        return clustering(standardization, points, best(points, clusters, starts, new Random(seed)));
    }

    /** The best partition of points that the search of {@link #fit(FeatureTable, int, int, long)} finds. */
    static Partition best(Points points, int clusters, int starts, Random random) {
        return points.size() <= SAMPLE
                ? search(points, clusters, starts, random)
                : searchBySample(points, clusters, starts, random);
    }

    /**
     * Runs Lloyd's algorithm once, from the customers of some rows as the first centers. Ties go to the first center; one
     * that loses all customers stays where it is.
     *
     * @param startRows one row a cluster
     */
    public static Clustering fitFrom(FeatureTable table, int... startRows) {
        return fitFrom(table, Standardization.of(table), startRows);
    }

    /**
     * The same with features measured in a given way, such as {@link Standardization#none}.
     *
     * @param standardization of the features of the table
     * @param startRows one row a cluster
     */
    public static Clustering fitFrom(FeatureTable table, Standardization standardization, int... startRows) {
        if (!standardization.features().equals(table.features())) {
            throw new IllegalArgumentException("standardization must be of the features of the table: "
                    + standardization.features() + ", " + table.features());
        }
        if (startRows.length == 0) {
            throw new IllegalArgumentException("there must be at least one row to start from");
        }
        int width = table.features().size();
        Points points = new Points(standardization.standardise(table), width);
        double[] centers = new double[startRows.length * width];
        for (int c = 0; c < startRows.length; c++) {
            if (startRows[c] < 0 || startRows[c] >= table.size()) {
                throw new IllegalArgumentException("no row " + startRows[c] + " in " + table.size());
            }
            System.arraycopy(points.point(startRows[c]), 0, centers, c * width, width);
        }
        return clustering(standardization, points, points.lloyd(centers, MAX_ITERATIONS));
    }

    /** The number of clusters. */
    public int clusters() {
        return centers.size();
    }

    /**
     * Returns the cluster of a customer, from 0 on; the first of equally near ones.
     *
     * @param values the features in their own units
     */
    public int cluster(double... values) {
        FeatureTable.checkRow(standardization.features(), values, 0);
        double[] point = new double[values.length];
        for (int j = 0; j < values.length; j++) {
            point[j] = standardization.standardise(j, values[j]);
        }
        return new Points(point, point.length).nearest(0, flat());
    }

    /** The center of a cluster in the features' own units; on a logarithmic scale it lies below the mean. */
    public List<Double> center(int cluster) {
        List<Double> center = new ArrayList<>();
        for (int j = 0; j < standardization.features().size(); j++) {
            center.add(standardization.restore(j, centers.get(cluster).get(j)));
        }
        return List.copyOf(center);
    }

    /** The clusters of all rows. */
    int[] labels(FeatureTable table) {
        Points points = new Points(
                standardization.standardise(table), standardization.features().size());
        double[] flat = flat();
        int[] labels = new int[points.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = points.nearest(i, flat);
        }
        return labels;
    }

    private double[] flat() {
        return centers.stream().flatMap(List::stream).mapToDouble(x -> x).toArray();
    }

    /** The end of all points from where the search of a sample ended. */
    private static Partition searchBySample(Points points, int clusters, int starts, Random random) {
        Points sample = points.sample(SAMPLE, random);
        if (!sample.hasDifferent(clusters)) {
            return search(points, clusters, starts, random);
        }
        Partition end = points.lloyd(search(sample, clusters, starts, random).centers, MAX_ITERATIONS);
        return improved(points, points.refine(end, MAX_ITERATIONS), SWAPS_OF_ALL, random);
    }

    private static Partition search(Points points, int clusters, int starts, Random random) {
        Partition best = descend(points, clusters, random);
        for (int start = 1; start < starts; start++) {
            Partition next = descend(points, clusters, random);
            best = next.inertia < best.inertia ? next : best;
        }
        return improved(points, best, SWAPS, random);
    }

    /** Draws centers anew, one after the other, until so many draws of each have not helped. */
    private static Partition improved(Points points, Partition start, int swaps, Random random) {
        int clusters = start.centers.length / points.width();
        Partition best = start;
        for (int failures = 0, center = 0; failures < swaps * clusters; center = (center + 1) % clusters) {
            Partition next = swapped(points, best, center, random);
            failures = next.inertia < best.inertia ? 0 : failures + 1;
            best = next.inertia < best.inertia ? next : best;
        }
        return best;
    }

    /** Where a partition ends with one center drawn anew, or the way to there if that leads nowhere. */
    private static Partition swapped(Points points, Partition best, int center, Random random) {
        Partition trial = points.lloyd(points.redrawn(best, center, random), TRIAL_ITERATIONS);
        if (trial.inertia > FAR_ABOVE * best.inertia) {
            return trial;
        }
        Partition end = trial.converged ? trial : points.lloyd(trial.centers, MAX_ITERATIONS);
        return points.refine(end, MAX_ITERATIONS);
    }

    private static Partition descend(Points points, int clusters, Random random) {
        Partition end = points.lloyd(points.plusPlus(clusters, random), MAX_ITERATIONS);
        return points.refine(end, MAX_ITERATIONS);
    }

    private static Clustering clustering(Standardization standardization, Points points, Partition partition) {
        List<List<Double>> centers = new ArrayList<>();
        for (int c = 0; c * points.width() < partition.centers.length; c++) {
            double[] center = Arrays.copyOfRange(partition.centers, c * points.width(), (c + 1) * points.width());
            centers.add(Arrays.stream(center).boxed().toList());
        }
        return new Clustering(new KMeans(standardization, centers), points, partition);
    }
}
