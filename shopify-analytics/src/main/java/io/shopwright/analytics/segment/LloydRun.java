package io.shopwright.analytics.segment;

import java.util.Arrays;

/**
 * One run of Lloyd's algorithm. Bounds on the distances spare most comparisons and change no result: a point keeps its
 * center without a look at the others if that is surely the nearest.
 *
 * <p>Source of the bounds: G. Hamerly (2010), Making k-means even faster.
 */
final class LloydRun {

    /** Relative difference of bounds that rounding cannot have made. */
    private static final double MARGIN = 1e-9;

    private final Points points;
    private final Partition partition;
    /** Of each point: not less than the distance from its center. */
    private final double[] upper;
    /** Of each point: not more than the distance from any other center. */
    private final double[] lower;
    /** How far each center moved in the last step. */
    private final double[] moves;

    private double farthestMove;

    LloydRun(Points points, double[] centers) {
        this.points = points;
        partition = new Partition(centers, new int[points.size()]);
        Arrays.fill(partition.labels, -1);
        upper = new double[points.size()];
        lower = new double[points.size()];
        moves = new double[centers.length / points.width()];
    }

    Partition run(int maxIterations) {
        while (!partition.converged && partition.iterations < maxIterations) {
            partition.iterations++;
            partition.converged = !step();
        }
        for (int i = 0; i < partition.labels.length; i++) {
            partition.inertia += points.squaredDistance(i, partition.centers, partition.labels[i]);
        }
        return partition;
    }

    /** Assigns the points and moves the centers; whether a point changed. */
    private boolean step() {
        double[] sums = new double[partition.centers.length];
        int[] sizes = new int[moves.length];
        boolean changed = false;
        for (int i = 0; i < upper.length; i++) {
            changed |= assign(i);
            int label = partition.labels[i];
            sizes[label]++;
            points.addTo(sums, label, i);
        }
        farthestMove = 0;
        for (int c = 0; c < sizes.length; c++) {
            moves[c] = sizes[c] == 0 ? 0 : move(c, sums, sizes[c]);
            farthestMove = Math.max(farthestMove, moves[c]);
        }
        return changed;
    }

    /** Finds the nearest center of a point, the first of equally near ones; whether it is another than before. */
    private boolean assign(int i) {
        int before = partition.labels[i];
        if (before >= 0) {
            upper[i] += moves[before];
            lower[i] -= farthestMove;
            if (upper[i] < lower[i] * (1 - MARGIN)) {
                return false;
            }
        }
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        for (int c = 0; c < moves.length; c++) {
            double distance = points.squaredDistance(i, partition.centers, c);
            if (distance < least) {
                second = least;
                least = distance;
                partition.labels[i] = c;
            } else if (distance < second) {
                second = distance;
            }
        }
        upper[i] = Math.sqrt(least);
        lower[i] = Math.sqrt(second);
        return partition.labels[i] != before;
    }

    /** Moves a center to the mean of its points; how far. */
    private double move(int center, double[] sums, int size) {
        double squares = 0;
        for (int j = center * points.width(); j < (center + 1) * points.width(); j++) {
            double mean = sums[j] / size;
            squares += (mean - partition.centers[j]) * (mean - partition.centers[j]);
            partition.centers[j] = mean;
        }
        return Math.sqrt(squares);
    }
}
