package io.shopwright.analytics.internal;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A weighted set of points that turns the expectation of a smooth function under a probability distribution into a sum.
 *
 * <p>The points are equally spaced in a variable in which the density falls off fast on both sides, where the trapezoidal
 * rule converges exponentially (H. Takahasi, M. Mori, 1974, Double exponential formulas for numerical integration). The
 * weights are normalised to add up to 1, so no gamma function is needed.
 */
public final class QuadratureRule {

    /** Points whose weight is below exp(-60) of the largest are left out. */
    private static final double NEGLIGIBLE = Math.exp(-60);

    /**
     * Spacings h at which the error is below the rounding error. It falls as exp(-2 pi d / h) for a function without
     * singularity within d of the real line; here d is about pi/2.
     */
    private static final double BETA_SPACING = 1.0 / 16;

    private static final double GAMMA_SPACING = 0.22;

    /** The same in standard deviations of a variable that is nearly normal: exp(-2 (pi / h)^2). */
    private static final double DEVIATION_SPACING = 0.5;

    private static final int FIRST_SIZE = 256;

    private double[] points = new double[FIRST_SIZE];
    private double[] weights = new double[FIRST_SIZE];
    private int size;

    private QuadratureRule() {}

    /** The Beta distribution with density proportional to {@code p^(a-1) (1-p)^(b-1)} on (0, 1); a and b positive. */
    public static QuadratureRule beta(double a, double b) {
        double centre = Math.log((a + 1) / (b + 1)); // near the bends of the density, wherever most of its mass lies
        double peak = logOdds(a, b, centre);
        double stretch = Math.min(Math.PI, Math.sqrt(1 / a + 1 / b));
        return new QuadratureRule().fill(s -> {
            double odds = centre + stretch * Math.sinh(s * BETA_SPACING);
            double weight = Math.exp(logOdds(a, b, odds) - peak) * Math.cosh(s * BETA_SPACING);
            return new double[] {1 / (1 + Math.exp(-odds)), weight};
        });
    }

    /** The Gamma distribution with this shape, at least 1, and rate 1. */
    public static QuadratureRule gamma(double shape) {
        return gamma(shape, Math.min(GAMMA_SPACING, DEVIATION_SPACING / Math.sqrt(shape)));
    }

    /**
     * The Gamma distribution with this shape, at least 1, and rate 1.
     *
     * @param spacing of the points in the logarithm; a function that changes within w of it needs at most w/4
     */
    public static QuadratureRule gamma(double shape, double spacing) {
        return new QuadratureRule().fill(s -> {
            double growth = Math.expm1(s * spacing); // from the peak of the density by ln of the value
            return new double[] {shape * (1 + growth), Math.exp(-shape * (growth - s * spacing))};
        });
    }

    /** Returns the expectation of {@code f}. */
    public double expectation(DoubleUnaryOperator f) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weights[i] * f.applyAsDouble(points[i]);
        }
        return sum;
    }

    /** Returns the expectation of {@code 1 / (c + x y)} for independent x of this rule and y of another one. */
    public double expectationOfInverse(double c, QuadratureRule other) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double even = 0;
            double odd = 0;
            int j = 0;
            for (; j + 1 < other.size; j += 2) {
                even += other.weights[j] / (c + points[i] * other.points[j]);
                odd += other.weights[j + 1] / (c + points[i] * other.points[j + 1]);
            }
            if (j < other.size) {
                even += other.weights[j] / (c + points[i] * other.points[j]);
            }
            sum += weights[i] * (even + odd);
        }
        return sum;
    }

    /** Logarithm of the Beta density by the log-odds of p, without its constant. */
    private static double logOdds(double a, double b, double odds) {
        return -a * softplus(-odds) - b * softplus(odds);
    }

    /** {@code ln(1 + e^x)} without overflow. */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private QuadratureRule fill(Node node) {
        walk(node, 0, 1);
        walk(node, -1, -1);
        double total = Arrays.stream(weights, 0, size).sum();
        for (int i = 0; i < size; i++) {
            weights[i] /= total;
        }
        return this;
    }

    private void walk(Node node, int from, int direction) {
        double[] next = node.at(from);
        for (int s = from; next[1] > NEGLIGIBLE; s += direction, next = node.at(s)) {
            if (size == points.length) {
                points = Arrays.copyOf(points, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            points[size] = next[0];
            weights[size++] = next[1];
        }
    }

    /** Gives point and weight by index. */
    private interface Node {
        double[] at(int index);
    }
}
