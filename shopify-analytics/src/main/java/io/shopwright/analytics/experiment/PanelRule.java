package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.GaussLegendre;

/**
 * Integrals of functions that are known at the Gauss-Legendre points of consecutive panels: over all of them, and up to or
 * from each point, where the function stands for the polynomial through its values in a panel.
 */
final class PanelRule {

    private final int size;
    private final GaussLegendre rule;

    /** Row i: weights of the values at the points for the integral from -1 to point i. */
    private final double[][] partial;

    PanelRule(int size) {
        this.size = size;
        rule = new GaussLegendre(size);
        partial = new double[size][size];
        for (int i = 0; i < size; i++) {
            double[] upper = legendre(rule.point(i));
            for (int j = 0; j < size; j++) {
                double[] polynomials = legendre(rule.point(j));
                double sum = 1 + rule.point(i);
                for (int n = 1; n < size; n++) {
                    sum += polynomials[n] * (upper[n + 1] - upper[n - 1]);
                }
                partial[i][j] = rule.weight(j) / 2 * sum;
            }
        }
    }

    /** The points of all panels between ascending edges. */
    double[] points(double[] edges) {
        double[] points = new double[(edges.length - 1) * size];
        for (int i = 0; i < points.length; i++) {
            points[i] = edges[i / size] + half(edges, i / size) * (1 + rule.point(i % size));
        }
        return points;
    }

    double integral(double[] values, double[] edges) {
        double sum = 0;
        for (int panel = 0; panel < edges.length - 1; panel++) {
            sum += within(values, edges, panel);
        }
        return sum;
    }

    /** The integrals from the first edge to each point, of a function that is not negative. */
    double[] upTo(double[] values, double[] edges) {
        double[] integrals = new double[values.length];
        double before = 0;
        for (int panel = 0; panel < edges.length - 1; panel++) {
            for (int i = 0; i < size; i++) {
                integrals[panel * size + i] = Math.max(0, before + partial(values, edges, panel, i));
            }
            before += within(values, edges, panel);
        }
        return integrals;
    }

    /** The integrals from each point to the last edge, of a function that is not negative. */
    double[] from(double[] values, double[] edges) {
        double[] integrals = new double[values.length];
        double behind = 0;
        for (int panel = edges.length - 2; panel >= 0; panel--) {
            behind += within(values, edges, panel);
            for (int i = 0; i < size; i++) {
                integrals[panel * size + i] = Math.max(0, behind - partial(values, edges, panel, i));
            }
        }
        return integrals;
    }

    private double within(double[] values, double[] edges, int panel) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += rule.weight(i) * values[panel * size + i];
        }
        return half(edges, panel) * sum;
    }

    private double partial(double[] values, double[] edges, int panel, int point) {
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += partial[point][j] * values[panel * size + j];
        }
        return half(edges, panel) * sum;
    }

    private static double half(double[] edges, int panel) {
        return (edges[panel + 1] - edges[panel]) / 2;
    }

    /** The Legendre polynomials of degree 0 to {@code size}. */
    private double[] legendre(double x) {
        double[] values = new double[size + 1];
        values[0] = 1;
        values[1] = x;
        for (int n = 1; n < size; n++) {
            values[n + 1] = ((2 * n + 1) * x * values[n] - n * values[n - 1]) / (n + 1);
        }
        return values;
    }
}
