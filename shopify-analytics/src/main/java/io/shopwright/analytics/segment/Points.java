package io.shopwright.analytics.segment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Standardised points, and the two steps of k-means on them. */
final class Points {

    /** Relative gain below which a move of a point is taken for rounding. */
    private static final double ROUNDING = 1e-9;

    /** The coordinates, point by point. */
    private final double[] values;

    private final int width;

    Points(double[] values, int width) {
        this.values = values;
        this.width = width;
    }

    /** The number of coordinates of a point. */
    int width() {
        return width;
    }

    int size() {
        return values.length / width;
    }

    double[] point(int i) {
        double[] point = new double[width];
        System.arraycopy(values, i * width, point, 0, width);
        return point;
    }

    /** Some of the points, drawn at random without replacement, in their order. */
    Points sample(int number, Random random) {
        double[] drawn = new double[number * width];
        int next = 0;
        for (int i = 0; i < size() && next < number; i++) {
            if (random.nextInt(size() - i) < number - next) {
                System.arraycopy(values, i * width, drawn, next++ * width, width);
            }
        }
        return new Points(drawn, width);
    }

    /** As many points, uniform between the least and the greatest value of each coordinate. */
    Points spreadEvenly(Random random) {
        double[] spread = new double[values.length];
        for (int j = 0; j < width; j++) {
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (int at = j; at < values.length; at += width) {
                least = Math.min(least, values[at]);
                greatest = Math.max(greatest, values[at]);
            }
            for (int at = j; at < values.length; at += width) {
                spread[at] = least + (greatest - least) * random.nextDouble();
            }
        }
        return new Points(spread, width);
    }

    /** Whether there are at least so many different points. */
    boolean hasDifferent(int number) {
        Set<List<Double>> different = new HashSet<>();
        for (int i = 0; i < size() && different.size() < number; i++) {
            different.add(Arrays.stream(point(i)).boxed().toList());
        }
        return different.size() >= number;
    }

    double squaredDistance(int i, double[] centers, int center) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            double distance = values[i * width + j] - centers[center * width + j];
            sum += distance * distance;
        }
        return sum;
    }

    /** The nearest center; the first of equally near ones. */
    int nearest(int i, double[] centers) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c * width < centers.length; c++) {
            double distance = squaredDistance(i, centers, c);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    /**
     * Lloyd's algorithm: assigns each point to the nearest center and moves each center to the mean of its points, until no
     * point changes. A center without points stays where it is.
     *
     * @param centers changed in place
     */
    Partition lloyd(double[] centers, int maxIterations) {
        return new LloydRun(this, centers).run(maxIterations);
    }

    /** Adds a point to the sum of a cluster. */
    void addTo(double[] sums, int cluster, int i) {
        for (int j = 0; j < width; j++) {
            sums[cluster * width + j] += values[i * width + j];
        }
    }

    /**
     * Goes on from where Lloyd's algorithm ended, with moves of single points that lower the inertia though the point is
     * nearest to its own center: leaving a center of n points gains {@code n/(n-1) d^2}, joining one of m costs {@code
     * m/(m+1) d^2}. Ends in a partition that no single move improves, which no step of Lloyd's does either.
     *
     * <p>Source: M. Telgarsky, A. Vattani (2010), Hartigan's method: k-means clustering without Voronoi.
     */
    Partition refine(Partition start, int maxIterations) {
        Partition best = start;
        for (int round = 0; round < maxIterations; round++) {
            double[] centers = best.centers.clone();
            if (!exchange(centers, best.labels.clone())) {
                return best;
            }
            Partition next = lloyd(centers, maxIterations);
            next.iterations += best.iterations;
            if (!(next.inertia < best.inertia)) {
                return best;
            }
            best = next;
        }
        return best;
    }

    /** Moves points one by one, and the centers with them; whether any point moved. */
    private boolean exchange(double[] centers, int[] labels) {
        int[] sizes = new int[centers.length / width];
        for (int label : labels) {
            sizes[label]++;
        }
        boolean moved = false;
        for (int i = 0; i < labels.length; i++) {
            int own = labels[i];
            int to = sizes[own] > 1 ? cheapest(i, own, centers, sizes) : own;
            if (to != own) {
                for (int j = 0; j < width; j++) {
                    double value = values[i * width + j];
                    centers[own * width + j] += (centers[own * width + j] - value) / (sizes[own] - 1);
                    centers[to * width + j] += (value - centers[to * width + j]) / (sizes[to] + 1);
                }
                sizes[own]--;
                sizes[to]++;
                labels[i] = to;
                moved = true;
            }
        }
        return moved;
    }

    /** The center that a point should join, its own unless the move lowers the inertia beyond rounding. */
    private int cheapest(int i, int own, double[] centers, int[] sizes) {
        double least = squaredDistance(i, centers, own) * sizes[own] / (sizes[own] - 1) * (1 - ROUNDING);
        int cheapest = own;
        for (int c = 0; c < sizes.length; c++) {
            double cost = squaredDistance(i, centers, c) * sizes[c] / (sizes[c] + 1);
            if (c != own && cost < least) {
                least = cost;
                cheapest = c;
            }
        }
        return cheapest;
    }

    /**
     * Chooses centers among the points: the first at random, each other with a probability proportional to the squared
     * distance from those chosen; of several such candidates the one that brings the points nearest.
     *
     * @throws IllegalArgumentException if there are fewer different points than clusters
     */
    double[] plusPlus(int clusters, Random random) {
        double[] centers = new double[clusters * width];
        double[] distances = new double[size()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int candidates = 2 + (int) Math.log(clusters);
        int chosen = random.nextInt(size());
        for (int c = 0; c < clusters; c++) {
            if (c > 0) {
                chosen = choose(distances, candidates, random);
                if (distances[chosen] == 0) {
                    throw new IllegalArgumentException(
                            "clusters must be <= the number of different rows: " + clusters + ", " + c);
                }
            }
            System.arraycopy(values, chosen * width, centers, c * width, width);
            for (int i = 0; i < distances.length; i++) {
                distances[i] = Math.min(distances[i], squaredDistance(i, centers, c));
            }
        }
        return centers;
    }

    /** The centers of a partition with one of them drawn anew, by the distances from the others. */
    double[] redrawn(Partition partition, int center, Random random) {
        double[] centers = partition.centers.clone();
        double[] distances = new double[size()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int clusters = centers.length / width;
        for (int i = 0; i < distances.length; i++) {
            for (int c = 0; c < clusters; c++) {
                distances[i] = c == center ? distances[i] : Math.min(distances[i], squaredDistance(i, centers, c));
            }
        }
        int chosen = clusters == 1 ? random.nextInt(size()) : choose(distances, 1, random);
        System.arraycopy(values, chosen * width, centers, center * width, width);
        return centers;
    }

    private int choose(double[] distances, int candidates, Random random) {
        double total = 0;
        for (double distance : distances) {
            total += distance;
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < candidates; trial++) {
            int candidate = draw(distances, random.nextDouble() * total);
            double[] center = point(candidate);
            double sum = 0;
            for (int i = 0; i < distances.length; i++) {
                sum += Math.min(distances[i], squaredDistance(i, center, 0));
            }
            if (sum < least) {
                least = sum;
                best = candidate;
            }
        }
        return best;
    }

    /** The first point at which the running sum of the distances exceeds a target; the farthest if rounding hides it. */
    private static int draw(double[] distances, double target) {
        double sum = 0;
        int farthest = 0;
        for (int i = 0; i < distances.length; i++) {
            sum += distances[i];
            if (sum > target) {
                return i;
            }
            farthest = distances[i] > distances[farthest] ? i : farthest;
        }
        return farthest;
    }
}
