package io.shopwright.analytics.segment;

/**
 * Where a run of Lloyd's algorithm is, and at last where it ended.
 *
 * <p>Mutable while the run goes on.
 */
final class Partition {

    final double[] centers;
    final int[] labels;
    double inertia;
    int iterations;
    boolean converged;

    Partition(double[] centers, int[] labels) {
        this.centers = centers;
        this.labels = labels;
    }
}
