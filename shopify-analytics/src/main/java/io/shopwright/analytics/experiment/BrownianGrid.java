package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.GaussLegendre;
import io.shopwright.analytics.internal.NormalTail;

/**
 * The density of a Brownian motion with drift among the paths that have not left their bounds at any look so far, known at
 * Gauss-Legendre points between the last bounds.
 *
 * <p>Source: P. Armitage, C. McPherson, B. Rowe (1969), Repeated Significance Tests on Accumulating Data, Journal of the
 * Royal Statistical Society A 132, 235-244; C. Jennison, B. Turnbull (2000), Group Sequential Methods, chapter 19.
 */
final class BrownianGrid {

    /** Beyond this many standard deviations there is no path. */
    private static final double RANGE = 10;

    /** Width of a panel in standard deviations of the next step; the density is that smooth. */
    private static final double PANEL = 3;

    private static final int MOST_PANELS = 64;
    private static final GaussLegendre RULE = new GaussLegendre(16);

    private final double drift;
    private final double time;
    private final double[] points;
    private final double[] mass;

    private BrownianGrid(double drift, double time, double[] points, double[] mass) {
        this.drift = drift;
        this.time = time;
        this.points = points;
        this.mass = mass;
    }

    /** All paths at time 0. */
    static BrownianGrid start(double drift) {
        return new BrownianGrid(drift, 0, new double[] {0}, new double[] {1});
    }

    /** The probability to be above a bound at a later time without having left before. */
    double above(double later, double bound) {
        return tail(later, bound, 1);
    }

    /** The probability to be below a bound at a later time without having left before. */
    double below(double later, double bound) {
        return tail(later, bound, -1);
    }

    /**
     * The paths that are still between {@code -bound} and {@code bound} at a later time.
     *
     * @param nextStep time from then until the look after, which the points must resolve
     */
    BrownianGrid until(double later, double bound, double nextStep) {
        double spread = RANGE * Math.sqrt(later);
        double low = Math.max(-bound, drift * later - spread);
        double high = Math.min(bound, drift * later + spread);
        double width = Math.max(0, high - low);
        int panels = (int) Math.min(MOST_PANELS, Math.ceil(width / (PANEL * Math.sqrt(nextStep))));
        int size = panels * RULE.size();
        double half = width / Math.max(1, panels) / 2;
        double deviation = Math.sqrt(later - time);
        double mean = drift * (later - time);
        double[] nextPoints = new double[size];
        double[] nextMass = new double[size];
        for (int i = 0; i < size; i++) {
            double centre = low + half * (2 * (i / RULE.size()) + 1);
            nextPoints[i] = centre + half * RULE.point(i % RULE.size());
            double density = 0;
            for (int j = 0; j < points.length; j++) {
                double z = (nextPoints[i] - points[j] - mean) / deviation;
                density += mass[j] * Math.exp(-z * z / 2 - NormalTail.LOG_ROOT_TWO_PI);
            }
            nextMass[i] = half * RULE.weight(i % RULE.size()) * density / deviation;
        }
        return new BrownianGrid(drift, later, nextPoints, nextMass);
    }

    private double tail(double later, double bound, int direction) {
        double deviation = Math.sqrt(later - time);
        double mean = drift * (later - time);
        double sum = 0;
        for (int j = 0; j < points.length; j++) {
            sum += mass[j] * NormalTail.probability(direction * (bound - points[j] - mean) / deviation);
        }
        return sum;
    }
}
