package io.shopwright.analytics.clv;

import io.shopwright.analytics.internal.GaussLegendre;
import java.util.Arrays;

/**
 * When a customer of the Pareto/NBD model may have dropped out between his last purchase {@code f} and the end of the
 * observation: points u and weights w that turn integrals over
 *
 * <pre>{@code
 * s/(beta+f) * ((alpha+f)/(alpha+u))^R * ((beta+f)/(beta+u))^(s+1) du
 * }</pre>
 *
 * <p>into sums. The integrand falls ever more steeply in the logarithm of {@code min(alpha, beta) + u}, in which the points
 * are those of Gauss-Legendre on pieces short enough for its precision. All terms are positive: no cancellation, and no
 * hypergeometric function that overflows.
 *
 * <p>The buffers are used again and again; not thread-safe.
 */
final class DropoutTimes {

    /** On a piece that is no longer and no steeper, 8 points give 15 digits. */
    private static final double SHORT = 1.5;

    private static final double SHORT_FALL = 3;

    /** The same for 16 points. The nearest singularity is pi away from the real line. */
    private static final double LONG = 2.5;

    private static final double LONG_FALL = 20;

    /** After so many log units the rest of the integral is below the rounding error. */
    private static final double NEGLIGIBLE_FALL = 42;

    /** Below this, a difference from 1 loses digits that matter when it is multiplied by a large s or r. */
    private static final double SMALL = 0.1;

    private static final GaussLegendre FEW = new GaussLegendre(8);
    private static final GaussLegendre MANY = new GaussLegendre(16);

    private final double alpha;
    private final double beta;
    private final double s;

    private double shape;
    private double from;
    private int size;
    private double[] logsAlpha = new double[4 * MANY.size()];
    private double[] logsBeta = new double[4 * MANY.size()];
    private double[] times = new double[4 * MANY.size()];
    private double[] weights = new double[4 * MANY.size()];

    DropoutTimes(double alpha, double beta, double s) {
        this.alpha = alpha;
        this.beta = beta;
        this.s = s;
    }

    /** Spreads points over a time without purchases, for a shape {@code R = r+x}. */
    void spread(double newShape, double start, double end) {
        shape = newShape;
        from = start;
        size = 0;
        double nearest = Math.min(alpha, beta);
        double length = Math.log1p((end - start) / (nearest + start));
        double left = 0;
        double fallen = 0;
        while (left < length && fallen < NEGLIGIBLE_FALL) {
            double width = Math.min(LONG, length - left);
            double steepest = slope(left + width);
            if (steepest * width > LONG_FALL) {
                width = LONG_FALL / steepest;
                steepest = slope(left + width);
            }
            boolean few = width <= SHORT && steepest * width <= SHORT_FALL;
            add(few ? FEW : MANY, left, width);
            fallen += Math.max(0, slope(left)) * width;
            left += width;
        }
    }

    int size() {
        return size;
    }

    /** {@code ln((alpha+u)/(alpha+f))} of a point. */
    double logAlpha(int i) {
        return logsAlpha[i];
    }

    /** {@code ln((beta+u)/(beta+f))} of a point. */
    double logBeta(int i) {
        return logsBeta[i];
    }

    /** The time u of a point. */
    double time(int i) {
        return times[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** The integral itself. */
    double total() {
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += weights[i];
        }
        return total;
    }

    /** How fast the logarithm of the integrand falls, at a distance from the start. */
    private double slope(double distance) {
        double growth = Math.exp(distance);
        double nearest = (Math.min(alpha, beta) + from) * growth;
        double farthest = Math.max(alpha, beta) + from + (Math.min(alpha, beta) + from) * (growth - 1);
        double share = nearest / farthest;
        return alpha <= beta ? shape - 1 + (s + 1) * share : shape * share + s;
    }

    private void add(GaussLegendre rule, double left, double width) {
        if (size + rule.size() > weights.length) {
            logsAlpha = Arrays.copyOf(logsAlpha, 2 * size + rule.size());
            logsBeta = Arrays.copyOf(logsBeta, logsAlpha.length);
            times = Arrays.copyOf(times, logsAlpha.length);
            weights = Arrays.copyOf(weights, logsAlpha.length);
        }
        boolean alphaNearest = alpha <= beta;
        double nearest = Math.min(alpha, beta) + from;
        double farthest = Math.max(alpha, beta) + from;
        double scale = s * width / 2 * nearest / (beta + from);
        for (int i = 0; i < rule.size(); i++) {
            double distance = left + width / 2 * (1 + rule.point(i));
            double silence = nearest * (distance < SMALL ? Math.expm1(distance) : Math.exp(distance) - 1);
            double ratio = silence / farthest;
            double other = ratio < SMALL ? Math.log1p(ratio) : Math.log(1 + ratio);
            double logAlpha = alphaNearest ? distance : other;
            double logBeta = alphaNearest ? other : distance;
            times[size] = from + silence;
            logsAlpha[size] = logAlpha;
            logsBeta[size] = logBeta;
            weights[size++] = scale * rule.weight(i) * Math.exp(distance - shape * logAlpha - (s + 1) * logBeta);
        }
    }
}
