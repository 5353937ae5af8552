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

    /**
     * Returns the same function of other parameters, on which these depend linearly: gradient {@code J' g}, Hessian {@code
     * J' H J}.
     *
     * @param map the matrix J, a row for each of these parameters
     */
    public Derivatives through(double[][] map) {
        int parameters = map[0].length;
        Derivatives result = new Derivatives(parameters);
        result.value = value;
        for (int i = 0; i < gradient.length; i++) {
            for (int p = 0; p < parameters; p++) {
                result.gradient[p] += map[i][p] * gradient[i];
                for (int j = 0; map[i][p] != 0 && j < gradient.length; j++) {
                    for (int q = 0; q < parameters; q++) {
                        result.hessian[p][q] += map[i][p] * hessian[i][j] * map[j][q];
                    }
                }
            }
        }
        return result;
    }
}
