package io.shopwright.analytics.internal;

/** The value, gradient and Hessian of a function at one point, filled by sums over observations. */
public final class Derivatives {

    private final double[] gradient;
    private final double[][] hessian;
    private double value;

    /** All zero, for a function of {@code size} parameters. */
    public Derivatives(int size) {
        gradient = new double[size];
        hessian = new double[size][size];
    }

    /** Adds to the value. */
    public void addValue(double term) {
        value += term;
    }

    /** Adds to the derivative by parameter {@code i}. */
    public void addGradient(int i, double term) {
        gradient[i] += term;
    }

    /** Adds to the second derivative by parameters {@code i} and {@code j}, in both places of the matrix. */
    public void addHessian(int i, int j, double term) {
        hessian[i][j] += term;
        if (i != j) {
            hessian[j][i] += term;
        }
    }

    public int size() {
        return gradient.length;
    }

    public double value() {
        return value;
    }

    public double gradient(int i) {
        return gradient[i];
    }

    public double hessian(int i, int j) {
        return hessian[i][j];
    }

    /** Adds another function of the same parameters. */
    public void add(Derivatives other) {
        value += other.value;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] += other.gradient[i];
            for (int j = 0; j < gradient.length; j++) {
                hessian[i][j] += other.hessian[i][j];
            }
        }
    }
}
