package io.shopwright.analytics.experiment;

import io.shopwright.analytics.internal.IncompleteBeta;
import io.shopwright.analytics.survival.Interval;

/**
 * What is believed of a conversion rate: a Beta distribution.
 *
 * @param alpha converted units, counting those of the prior; at least 0.001
 * @param beta units that did not convert, counting those of the prior; at least 0.001
 */
public record BetaPosterior(double alpha, double beta) {

    private static final double LEAST = 1e-3;

    /** Checks the shapes. */
    public BetaPosterior {
        shape(alpha, "alpha");
        shape(beta, "beta");
    }

    /** Returns what an arm teaches if nothing was known before: the prior is uniform, shapes 1 and 1. */
    public static BetaPosterior of(Conversions arm) {
        return new BetaPosterior(1, 1).after(arm);
    }

    /** Returns this belief after an arm was seen. */
    public BetaPosterior after(Conversions arm) {
        return new BetaPosterior(alpha + arm.converted(), beta + (arm.units() - arm.converted()));
    }

    /** Returns the expected rate, {@code alpha / (alpha + beta)}. */
    public double mean() {
        return alpha / (alpha + beta);
    }

    /**
     * Returns the credible interval with equal tails.
     *
     * @param level probability that the rate is inside, in (0, 1), as 0.95
     */
    public Interval interval(double level) {
        Check.share(level, "level");
        double tail = (1 - level) / 2;
        double lower = IncompleteBeta.quantile(alpha, beta, tail);
        double upper = -IncompleteBeta.quantile(beta, alpha, tail);
        return new Interval(1 / (1 + Math.exp(-lower)), 1 / (1 + Math.exp(-upper)));
    }

    private static void shape(double value, String name) {
        if (!(value >= LEAST && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be >= " + LEAST + " and finite: " + value);
        }
    }
}
