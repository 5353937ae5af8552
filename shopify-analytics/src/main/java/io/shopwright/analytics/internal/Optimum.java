package io.shopwright.analytics.internal;

/** Where a {@link NewtonMaximizer} ended. */
public final class Optimum {

    /** The kind of place. */
    public enum Outcome {
        /** A maximum with curvature in every direction. */
        INTERIOR,
        /** The function still rises, or stays flat, towards a limit of the parameters. */
        EDGE,
        /** The allowed number of steps did not suffice. */
        STOPPED
    }

    private final double[] point;
    private final Derivatives derivatives;
    private final Outcome outcome;
    private final int evaluations;

    Optimum(double[] point, Derivatives derivatives, Outcome outcome, int evaluations) {
        this.point = point;
        this.derivatives = derivatives;
        this.outcome = outcome;
        this.evaluations = evaluations;
    }

    /** The point where a search would begin, without a search: for data that cannot move it. */
    public static Optimum unmoved(Objective objective, double... point) {
        return new Optimum(point.clone(), objective.at(point), Outcome.EDGE, 1);
    }

    /** Returns a copy of the point. */
    public double[] point() {
        return point.clone();
    }

    public double value() {
        return derivatives.value();
    }

    public Outcome outcome() {
        return outcome;
    }

    /** How often the function was evaluated. */
    public int evaluations() {
        return evaluations;
    }

    /** Returns the same place, reached after another search. */
    public Optimum after(Optimum other) {
        return new Optimum(point, derivatives, outcome, evaluations + other.evaluations);
    }

    /** Returns the same place, of whose value a constant is taken off. */
    public Optimum lowered(double by) {
        Derivatives lower = new Derivatives(point.length);
        lower.add(derivatives);
        lower.addValue(-by);
        return new Optimum(point, lower, outcome, evaluations);
    }

    /** Returns the same place in parameters that are multiples of these. */
    public Optimum rescaled(double[] factors) {
        double[] moved = point.clone();
        double[][] map = new double[moved.length][moved.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= factors[i];
            map[i][i] = 1 / factors[i];
        }
        return new Optimum(moved, derivatives.through(map), outcome, evaluations);
    }

    /**
     * Returns the inverse of the negative Hessian: for a log-likelihood, the covariance of the estimates by the
     * observed information. Meaningful for {@link Outcome#INTERIOR} only.
     */
    public double[][] covariance() {
        return Curvature.of(derivatives).inverse();
    }
}
