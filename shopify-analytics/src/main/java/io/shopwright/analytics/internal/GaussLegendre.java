package io.shopwright.analytics.internal;

/**
 * Gauss-Legendre quadrature on (-1, 1), exact for polynomials of degree below twice the number of points.
 *
 * <p>Source: M. Abramowitz, I. Stegun (1964), Handbook of Mathematical Functions, 25.4.29; the points are the zeros of the
 * Legendre polynomial, found by Newton's method.
 */
public final class GaussLegendre {

    private static final int NEWTON_STEPS = 8;

    private final double[] points;
    private final double[] weights;

    /** A rule of {@code size} points, ascending. */
    public GaussLegendre(int size) {
        points = new double[size];
        weights = new double[size];
        for (int i = 0; i < size; i++) {
            double z = -Math.cos(Math.PI * (i + 0.75) / (size + 0.5));
            double slope = 1;
            for (int step = 0; step < NEWTON_STEPS; step++) {
                double value = 1;
                double before = 0;
                for (int n = 1; n <= size; n++) {
                    double next = ((2 * n - 1) * z * value - (n - 1) * before) / n;
                    before = value;
                    value = next;
                }
                slope = size * (z * value - before) / (z * z - 1);
                z -= value / slope;
            }
            points[i] = z;
            weights[i] = 2 / ((1 - z * z) * slope * slope);
        }
    }

    public int size() {
        return points.length;
    }

    public double point(int i) {
        return points[i];
    }

    public double weight(int i) {
        return weights[i];
    }
}
