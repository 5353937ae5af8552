package io.shopwright.analytics.segment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/** Customers divided into clusters, and how well that went. Immutable. */
public final class Clustering {

    private final KMeans model;
    private final Points points;
    private final Partition partition;

    Clustering(KMeans model, Points points, Partition partition) {
        this.model = model;
        this.points = points;
        this.partition = partition;
    }

    public KMeans model() {
        return model;
    }

    /** The number of customers. */
    public int size() {
        return partition.labels.length;
    }

    /** The cluster of a row, from 0 on. */
    public int cluster(int row) {
        return partition.labels[row];
    }

    /** The sum of the squared distances of the customers from their centers, in standardised features. */
    public double inertia() {
        return partition.inertia;
    }

    /** How often the customers were assigned anew in the run that was kept, the last time without a change. */
    public int iterations() {
        return partition.iterations;
    }

    /** Whether that run ended because no customer changed his cluster; otherwise it was cut off. */
    public boolean converged() {
        return partition.converged;
    }

    /** The number of customers in each cluster. */
    public List<Integer> sizes() {
        List<Integer> sizes = new ArrayList<>();
        for (int size : sizes(partition.labels)) {
            sizes.add(size);
        }
        return List.copyOf(sizes);
    }

    /**
     * Returns how well customers fit into their clusters: the mean over all customers of {@code (b - a) / max(a, b)},
     * where a is the mean distance from the others of the own cluster and b that from the nearest other cluster. Near 1:
     * clear clusters; near 0: none; a customer alone in his cluster counts 0, and so do all if there is only one cluster.
     * The time is quadratic in the number of customers.
     *
     * <p>Source: P. Rousseeuw (1987), Silhouettes.
     *
     * @return a number in [-1, 1]
     */
    public double silhouette() {
        int[] rows = new int[points.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        return silhouette(rows);
    }

    /**
     * Returns how much clusters overlap: the mean over the clusters of the greatest {@code (s_i + s_j) / d_ij}, where s is the
     * mean distance of the customers from their center and d the distance of two centers. 0 is best. Clusters without
     * customers and pairs with the same center are left out.
     *
     * <p>Source: D. Davies, D. Bouldin (1979), A Cluster Separation Measure.
     *
     * @return not negative; empty if there are fewer than two clusters with customers
     */
    public OptionalDouble daviesBouldin() {
        int[] sizes = sizes(partition.labels);
        double[] spreads = new double[sizes.length];
        for (int i = 0; i < partition.labels.length; i++) {
            int own = partition.labels[i];
            spreads[own] += Math.sqrt(points.squaredDistance(i, partition.centers, own)) / sizes[own];
        }
        Points centers = new Points(partition.centers, points.width());
        int clusters = 0;
        double sum = 0;
        for (int c = 0; c < sizes.length; c++) {
            double worst = 0;
            for (int other = 0; other < sizes.length; other++) {
                double distance = Math.sqrt(centers.squaredDistance(c, partition.centers, other));
                if (sizes[c] > 0 && sizes[other] > 0 && distance > 0) {
                    worst = Math.max(worst, (spreads[c] + spreads[other]) / distance);
                }
            }
            clusters += sizes[c] > 0 ? 1 : 0;
            sum += worst;
        }
        return clusters < 2 ? OptionalDouble.empty() : OptionalDouble.of(sum / clusters);
    }

    /**
     * Returns the variance between clusters over the one within, each by its degrees of freedom: {@code (B / (k-1)) / (W /
     * (n-k))} for k clusters with customers. The greater, the clearer the clusters.
     *
     * <p>Source: T. Caliński, J. Harabasz (1974), A dendrite method for cluster analysis.
     *
     * @return not negative; empty if there are fewer than two such clusters, or all customers are on their centers
     */
    public OptionalDouble calinskiHarabasz() {
        int[] sizes = sizes(partition.labels);
        double[] mean = new double[points.width()];
        for (int i = 0; i < partition.labels.length; i++) {
            points.addTo(mean, 0, i);
        }
        for (int j = 0; j < mean.length; j++) {
            mean[j] /= partition.labels.length;
        }
        Points centers = new Points(partition.centers, points.width());
        int clusters = 0;
        double between = 0;
        for (int c = 0; c < sizes.length; c++) {
            clusters += sizes[c] > 0 ? 1 : 0;
            between += sizes[c] * centers.squaredDistance(c, mean, 0);
        }
        int freedom = partition.labels.length - clusters;
        return clusters < 2 || partition.inertia == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(between / (clusters - 1) / (partition.inertia / freedom));
    }

    /** The silhouette of a sample of customers among themselves, drawn without replacement. */
    double silhouette(int sample, Random random) {
        int[] rows =
                random.ints(0, points.size()).distinct().limit(sample).sorted().toArray();
        return silhouette(rows);
    }

    int[] labels() {
        return partition.labels.clone();
    }

    private int[] sizes(int[] labels) {
        int[] sizes = new int[model.clusters()];
        for (int label : labels) {
            sizes[label]++;
        }
        return sizes;
    }

    private double silhouette(int[] rows) {
        int[] labels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            labels[i] = partition.labels[rows[i]];
        }
        int[] sizes = sizes(labels);
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] point = points.point(rows[i]);
            double[] distances = new double[sizes.length];
            for (int j = 0; j < rows.length; j++) {
                distances[labels[j]] += Math.sqrt(points.squaredDistance(rows[j], point, 0));
            }
            sum += sizes[labels[i]] == 1 ? 0 : silhouette(distances, sizes, labels[i]);
        }
        return sum / rows.length;
    }

    /** The silhouette of one customer from the sums of the distances to each cluster. */
    private static double silhouette(double[] distances, int[] sizes, int own) {
        double a = distances[own] / (sizes[own] - 1);
        double b = Double.POSITIVE_INFINITY;
        for (int c = 0; c < sizes.length; c++) {
            if (c != own && sizes[c] > 0) {
                b = Math.min(b, distances[c] / sizes[c]);
            }
        }
        boolean undefined = b == Double.POSITIVE_INFINITY || Math.max(a, b) == 0;
        return undefined ? 0 : (b - a) / Math.max(a, b);
    }

    /** For people: may change. */
    @Override
    public String toString() {
        return size() + " customers in clusters of " + sizes();
    }
}
