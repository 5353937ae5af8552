package io.shopwright.analytics.internal;

import java.util.Arrays;

/**
 * Minimises a smooth function from its values and gradients by the method of Broyden, Fletcher, Goldfarb and Shanno. Holds
 * its working arrays, so one thread at a time; nothing is allocated while it runs.
 *
 * <p>Source: J. Nocedal, S. Wright (2006), Numerical Optimization, algorithm 6.1 with backtracking, and equation 6.20.
 */
public final class QuasiNewton {

    /** A function of several variables. */
    public interface Function {

        /** The value at a point; infinite or NaN where it is not defined. */
        double value(double[] point);

        /** Writes the gradient at the point at which {@link #value} was asked last. */
        void gradient(double[] point, double[] gradient);
    }

    private static final double ARMIJO = 1e-4;
    private static final int MOST_HALVINGS = 30;

    private final int size;
    private final double[] inverse;
    private final double[] gradient;
    private final double[] nextGradient;
    private final double[] next;
    private final double[] step;
    private final double[] change;
    private final double[] product;
    private int evaluations;

    /** @param size number of variables */
    public QuasiNewton(int size) {
        this.size = size;
        inverse = new double[size * size];
        gradient = new double[size];
        nextGradient = new double[size];
        next = new double[size];
        step = new double[size];
        change = new double[size];
        product = new double[size];
    }

    /**
     * Walks downhill until two steps in a row gain less than {@code tolerance}, or no step gains anything.
     *
     * @param point where to start; ends as the lowest point found
     * @param tolerance in the unit of the function
     * @param firstStep length of the first step
     * @param mostSteps gives up after so many steps
     * @return the value at the end; infinite or NaN if it is so at the start
     */
    public double minimize(Function function, double[] point, double tolerance, double firstStep, int mostSteps) {
        evaluations = 1;
        double value = function.value(point);
        if (!(value < Double.POSITIVE_INFINITY)) {
            return value;
        }
        function.gradient(point, gradient);
        reset(firstStep / Math.max(norm(gradient), Double.MIN_NORMAL));
        boolean fresh = true;
        int small = 0;
        for (int i = 0; i < mostSteps && small < 2; i++) {
            direct();
            double slope = dot(gradient, step);
            if (!(slope < 0)) {
                reset(firstStep / Math.max(norm(gradient), Double.MIN_NORMAL));
                fresh = true;
                direct();
                slope = dot(gradient, step);
            }
            double lower = search(function, point, value, slope);
            if (!(lower < value)) {
                return value;
            }
            function.gradient(next, nextGradient);
            small = value - lower < tolerance ? small + 1 : 0;
            update(point, fresh);
            fresh = false;
            value = lower;
            System.arraycopy(next, 0, point, 0, size);
            System.arraycopy(nextGradient, 0, gradient, 0, size);
        }
        return value;
    }

    /** How often the function was asked in the last run. */
    public int evaluations() {
        return evaluations;
    }

    private void reset(double scale) {
        Arrays.fill(inverse, 0);
        for (int i = 0; i < size; i++) {
            inverse[i * size + i] = scale;
        }
    }

    private void direct() {
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += inverse[i * size + j] * gradient[j];
            }
            step[i] = -sum;
        }
    }

    /** The value at the first point along the step that is low enough; the start's own if there is none. */
    private double search(Function function, double[] point, double value, double slope) {
        double share = 1;
        for (int k = 0; k < MOST_HALVINGS; k++) {
            for (int i = 0; i < size; i++) {
                next[i] = point[i] + share * step[i];
            }
            double trial = function.value(next);
            evaluations++;
            if (trial <= value + ARMIJO * share * slope) {
                return trial;
            }
            // The minimum of the parabola through value, slope and trial, kept within a tenth and a half of the share.
            double parabola = -slope * share * share / (2 * (trial - value - slope * share));
            share = parabola > share / 10 ? Math.min(parabola, share / 2) : share / 10;
        }
        return value;
    }

    /** Takes the curvature between the two points into the inverse Hessian. */
    private void update(double[] point, boolean fresh) {
        double curvature = 0;
        double squared = 0;
        for (int i = 0; i < size; i++) {
            step[i] = next[i] - point[i];
            change[i] = nextGradient[i] - gradient[i];
            curvature += step[i] * change[i];
            squared += change[i] * change[i];
        }
        if (!(curvature > 1e-12 * Math.sqrt(squared) * norm(step))) {
            return;
        }
        if (fresh) {
            reset(curvature / squared);
        }
        double quadratic = 0;
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += inverse[i * size + j] * change[j];
            }
            product[i] = sum;
            quadratic += sum * change[i];
        }
        double scale = (1 + quadratic / curvature) / curvature;
        for (int i = 0; i < size; i++) {
            double left = product[i] / curvature;
            double own = scale * step[i] - left;
            double other = step[i] / curvature;
            for (int j = 0; j < size; j++) {
                inverse[i * size + j] += own * step[j] - other * product[j];
            }
        }
    }

    private double norm(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    private double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
