package io.shopwright.analytics.internal;

/**
 * Maximises a smooth function of a few log-parameters by damped Newton steps inside a box.
 *
 * <p>Each step divides the gradient by the absolute curvature, is cut to an eighth of the box's half width and halved
 * until the function rises enough (Armijo). Once the predicted gain is below the rounding error of the function itself,
 * full steps polish the point for as long as they shrink; so the point is exact to the rounding error of the
 * <em>gradient</em>, a great deal better than comparing function values can achieve.
 *
 * <p>A maximum at infinity shows as a step that stays long while its gain vanishes; it is reported as {@link
 * Optimum.Outcome#EDGE}, and so is a maximum on the wall of the box or one without curvature in some direction.
 *
 * <p>Source for the step: J. Nocedal, S. Wright (2006), Numerical Optimization, sections 3.1 and 3.4.
 */
public final class NewtonMaximizer {

    /** Parameters stay within exp(-LIMIT) and exp(LIMIT), about 1e-7 and 1e7, in the unit-free scale of the caller. */
    private static final double LIMIT = 16;

    /** A parameter this near to a wall of the box is on it. */
    private static final double WALL = 1e-9;

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 40;
    private static final double LONGEST_STEP = 1 / 8.0;
    private static final double SUFFICIENT_RISE = 1e-4;

    /** Rounding error of a sum of many terms, relative to the sum. */
    private static final double ROUNDING = 1e-12;

    /** A step that moves the parameters by no more than their rounding error. */
    private static final double NO_STEP = 1e-14;

    /** A step of this share of the box's half width whose gain cannot be seen means a flat function. */
    private static final double FLAT_STEP = 0.1 / 16;

    /** A parameter that is uncertain by more than this many half widths of the box: log-parameters by exp(100). */
    private static final double UNCERTAIN = 100 / 16.0;

    private final Objective objective;
    private final double limit;
    private final double longestStep;
    private final double flatStep;
    private final double flatCurvature;
    private double[] point;
    private Derivatives current;
    private int evaluations = 1;

    private NewtonMaximizer(Objective objective, double limit, double[] start) {
        this.objective = objective;
        this.limit = limit;
        longestStep = limit * LONGEST_STEP;
        flatStep = limit * FLAT_STEP;
        flatCurvature = 1 / (limit * UNCERTAIN * limit * UNCERTAIN);
        this.point = start.clone();
        this.current = objective.at(point);
    }

    /** Returns where the search from {@code start} ends; never fails and never exceeds its number of steps. */
    public static Optimum maximize(Objective objective, double... start) {
        return maximizeWithin(LIMIT, objective, start);
    }

    /** The same in a box from {@code -limit} to {@code limit}, for parameters that are no logarithms. */
    public static Optimum maximizeWithin(double limit, Objective objective, double... start) {
        return new NewtonMaximizer(objective, limit, start).search();
    }

    private Optimum search() {
        for (int i = 0; i < MOST_STEPS; i++) {
            double[] step = step();
            if (gain(step) <= ROUNDING * Math.max(1, Math.abs(current.value()))) {
                return polish(step);
            }
            if (!climb(step)) {
                break;
            }
        }
        return end(Optimum.Outcome.STOPPED);
    }

    private boolean climb(double[] step) {
        double share = room(step, Math.min(1, longestStep / size(step)));
        for (int i = 0; i < MOST_HALVINGS; i++, share /= 2) {
            double[] next = moved(step, share);
            Derivatives there = objective.at(next);
            evaluations++;
            if (there.value() - current.value() >= SUFFICIENT_RISE * slope(next)) {
                point = next;
                current = there;
                return true;
            }
        }
        return false;
    }

    private Optimum polish(double[] first) {
        double[] step = first;
        double before = 2 * flatStep;
        while (size(step) > NO_STEP && size(step) < before / 2) {
            before = size(step);
            point = moved(step, room(step, 1));
            current = objective.at(point);
            evaluations++;
            step = step();
        }
        boolean flat = size(step) >= flatStep || Curvature.of(current).smallest() < flatCurvature;
        return end(flat || onWall() ? Optimum.Outcome.EDGE : Optimum.Outcome.INTERIOR);
    }

    /**
     * The Newton step of the parameters that are free to move; zero for those on a wall that the gradient or the step
     * itself would push out of the box.
     */
    private double[] step() {
        boolean[] held = new boolean[point.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = outwards(i, current.gradient(i));
        }
        double[] step = step(held);
        for (int i = 0; i < held.length; i++) {
            if (!held[i] && outwards(i, step[i])) {
                held[i] = true;
                step = step(held);
                i = -1;
            }
        }
        return step;
    }

    private double[] step(boolean[] held) {
        Derivatives free = new Derivatives(held.length);
        double[] gradient = new double[held.length];
        for (int i = 0; i < held.length; i++) {
            gradient[i] = held[i] ? 0 : current.gradient(i);
            for (int j = 0; j <= i; j++) {
                double element = i == j ? -1 : 0;
                free.addHessian(i, j, held[i] || held[j] ? element : current.hessian(i, j));
            }
        }
        double[] step = Curvature.of(free).ascent(gradient);
        for (int i = 0; i < held.length; i++) {
            step[i] = held[i] ? 0 : step[i];
        }
        return step;
    }

    private boolean outwards(int i, double direction) {
        return Math.abs(point[i]) >= limit && Math.signum(point[i]) * direction > 0;
    }

    private boolean onWall() {
        for (double coordinate : point) {
            if (Math.abs(coordinate) >= limit) {
                return true;
            }
        }
        return false;
    }

    /** The largest share of a step, at most {@code most}, that stays inside the box. */
    private double room(double[] step, double most) {
        double share = most;
        for (int i = 0; i < step.length; i++) {
            if (step[i] != 0) {
                share = Math.min(share, (Math.copySign(limit, step[i]) - point[i]) / step[i]);
            }
        }
        return share;
    }

    private double[] moved(double[] step, double share) {
        double[] next = point.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += share * step[i];
            if (Math.abs(next[i]) > limit - WALL) {
                next[i] = Math.copySign(limit, next[i]);
            }
        }
        return next;
    }

    private double slope(double[] next) {
        double slope = 0;
        for (int i = 0; i < next.length; i++) {
            slope += current.gradient(i) * (next[i] - point[i]);
        }
        return slope;
    }

    private double gain(double[] step) {
        double gain = 0;
        for (int i = 0; i < step.length; i++) {
            gain += current.gradient(i) * step[i] / 2;
        }
        return gain;
    }

    private static double size(double[] step) {
        double size = 0;
        for (double part : step) {
            size = Math.max(size, Math.abs(part));
        }
        return size;
    }

    private Optimum end(Optimum.Outcome outcome) {
        return new Optimum(point, current, outcome, evaluations);
    }
}
