package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.Bisection;
import io.shopwright.analytics.internal.NormalTail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * A two-sided test with a fixed number of looks: at each the z-statistic of all data so far is compared with a bound, and the
 * experiment stops when it is beyond. The chance of a false alarm at any look is {@code significance} in all.
 *
 * <p>The z-statistics are those of a Brownian motion at the shares of information; probabilities come from numerical
 * integration over the paths that have not stopped, exact to about ten digits.
 *
 * <p>Source: C. Jennison, B. Turnbull (2000), Group Sequential Methods with Applications to Clinical Trials, chapters 2, 7
 * and 19.
 *
 * @param significance in (0, 1), as 0.05
 * @param looks ascending
 */
public record GroupSequential(double significance, List<Look> looks) {

    private static final double HIGHEST_BOUND = 40;

    /** Copies the list. */
    public GroupSequential {
        looks = List.copyOf(looks);
    }

    /**
     * One look.
     *
     * @param information share of the planned units that have been seen, in (0, 1]
     * @param bound stop if the absolute z-statistic is at least this; infinite where nothing may be spent yet
     * @param spent chance of a false alarm up to and including this look
     */
    public record Look(double information, double bound, double spent) {}

    /** How the chance of a false alarm may be spent over the information t, in (0, 1]. */
    public enum Spending {
        /** {@code 2 - 2 Phi(z / sqrt(t))} for each side, almost nothing early; K. Lan, D. DeMets (1983), alpha 1. */
        OBRIEN_FLEMING {
            @Override
            double spent(double significance, double t) {
                return 4 * NormalTail.probability(NormalTail.quantile(significance / 4) / Math.sqrt(t));
            }
        },
        /** {@code significance ln(1 + (e-1) t)}, nearly even; K. Lan, D. DeMets (1983), alpha 2. */
        POCOCK {
            @Override
            double spent(double significance, double t) {
                return significance * Math.log1p((Math.E - 1) * t);
            }
        },
        /** {@code significance t}, even; K. Lan, D. DeMets (1983), alpha 3. */
        LINEAR {
            @Override
            double spent(double significance, double t) {
                return significance * t;
            }
        };

        abstract double spent(double significance, double t);
    }

    /** Returns equally spaced looks with one bound for all; S. Pocock (1977), Biometrika 64, 191-199. */
    public static GroupSequential pocock(int looks, double significance) {
        return ofShape(looks, significance, t -> 1);
    }

    /**
     * Returns equally spaced looks with bounds that fall as {@code 1/sqrt(information)}; P. O'Brien, T. Fleming (1979),
     * Biometrics 35, 549-556.
     */
    public static GroupSequential obrienFleming(int looks, double significance) {
        return ofShape(looks, significance, t -> 1 / Math.sqrt(t));
    }

    /**
     * Returns looks whenever there is time for them. The bounds up to a look do not depend on later ones, so that looks may
     * be added as they come.
     *
     * <p>Source: K. Lan, D. DeMets (1983), Discrete Sequential Boundaries for Clinical Trials, Biometrika 70, 659-663.
     *
     * @param information share of the planned units at each look, ascending, in (0, 1]
     */
    public static GroupSequential spending(double[] information, double significance, Spending spending) {
        Check.share(significance, "significance");
        Check.atLeast(1, information.length, "number of looks");
        for (int k = 0; k < information.length; k++) {
            double before = k == 0 ? 0 : information[k - 1];
            if (!(information[k] > before && information[k] <= 1)) {
                throw new IllegalArgumentException(
                        "information must be ascending in (0, 1]: " + information[k] + " after " + before);
            }
        }
        List<Look> looks = new ArrayList<>(information.length);
        BrownianGrid paths = BrownianGrid.start(0);
        double spent = 0;
        for (int k = 0; k < information.length; k++) {
            double t = information[k];
            double target = spending.spent(significance, t);
            double toSpend = (target - spent) / 2; // on each side
            BrownianGrid running = paths;
            double bound = falling(z -> running.above(t, z * Math.sqrt(t)), toSpend);
            looks.add(new Look(t, bound, target));
            if (k + 1 < information.length) {
                paths = paths.until(t, bound * Math.sqrt(t), information[k + 1] - t);
            }
            spent = target;
        }
        return new GroupSequential(significance, looks);
    }

    /** Whether an absolute z-statistic at a look, counted from 0, is enough to stop. */
    public boolean stops(int look, double statistic) {
        return Math.abs(statistic) >= looks.get(look).bound();
    }

    /**
     * Returns the chance to have stopped by each look.
     *
     * @param drift expected z-statistic at full information; 0 if there is no difference
     * @return ascending, as many as looks
     */
    public double[] stopped(double drift) {
        Check.finite(drift, "drift");
        double[] bounds = looks.stream().mapToDouble(Look::bound).toArray();
        double[] information = looks.stream().mapToDouble(Look::information).toArray();
        return stopped(information, bounds, drift);
    }

    /**
     * Returns how many times more units than a test with a single look the full course needs for the same power. On average
     * it needs fewer, as it may stop early.
     *
     * @param power in (significance, 1)
     */
    public double inflation(double power) {
        if (!(power > significance && power < 1)) {
            throw new IllegalArgumentException("power must be in (" + significance + ", 1): " + power);
        }
        double single = NormalTail.quantile(significance / 2) - NormalTail.quantile(power);
        double drift = falling(
                d -> {
                    double[] stopped = stopped(d);
                    return 1 - stopped[stopped.length - 1];
                },
                1 - power);
        return drift / single * (drift / single);
    }

    private static GroupSequential ofShape(int looks, double significance, DoubleUnaryOperator shape) {
        Check.atLeast(1, looks, "number of looks");
        Check.share(significance, "significance");
        double[] information = IntStream.rangeClosed(1, looks)
                .mapToDouble(k -> (double) k / looks)
                .toArray();
        double[] shapes = IntStream.range(0, looks)
                .mapToDouble(k -> shape.applyAsDouble(information[k]))
                .toArray();
        double factor = falling(c -> stopped(information, scaled(shapes, c), 0)[looks - 1], significance);
        double[] bounds = scaled(shapes, factor);
        double[] spent = stopped(information, bounds, 0);
        return new GroupSequential(
                significance,
                IntStream.range(0, looks)
                        .mapToObj(k -> new Look(information[k], bounds[k], spent[k]))
                        .toList());
    }

    private static double[] stopped(double[] information, double[] bounds, double drift) {
        double[] stopped = new double[bounds.length];
        BrownianGrid paths = BrownianGrid.start(drift);
        double sum = 0;
        for (int k = 0; k < bounds.length; k++) {
            double t = information[k];
            double bound = bounds[k] * Math.sqrt(t);
            sum += paths.above(t, bound) + paths.below(t, -bound);
            stopped[k] = Math.min(1, sum);
            if (k + 1 < bounds.length) {
                paths = paths.until(t, bound, information[k + 1] - t);
            }
        }
        return stopped;
    }

    private static double[] scaled(double[] shapes, double factor) {
        double[] bounds = new double[shapes.length];
        for (int k = 0; k < bounds.length; k++) {
            bounds[k] = factor * shapes[k];
        }
        return bounds;
    }

    /** The positive argument at which a falling function reaches a value; infinite if that is beyond any double. */
    private static double falling(DoubleUnaryOperator function, double value) {
        if (function.applyAsDouble(HIGHEST_BOUND) > value || value <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        return Bisection.boundary(0, HIGHEST_BOUND, x -> function.applyAsDouble(x) <= value);
    }
}
