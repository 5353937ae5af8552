package io.shopwright.analytics.experiment;

import io.shopwright.analytics.survival.Interval;

/**
 * A metric that the treatment must not harm, such as returns or speed, while another one decides.
 *
 * @param metric its name
 * @param difference confidence interval of treatment minus control
 * @param better which way the metric should go
 * @param tolerance harm that would be accepted, in units of the difference; not negative
 */
public record GuardRail(String metric, Interval difference, Better better, double tolerance) {

    /** Which way a metric should go. */
    public enum Better {
        /** As revenue. */
        HIGHER,
        /** As the rate of returns. */
        LOWER
    }

    /** What the interval says. */
    public enum Status {
        /** All of it is on the good side of the tolerance. */
        SAFE,
        /** All of it is on the bad side. */
        BREACHED,
        /** It holds both. */
        OPEN
    }

    /** Checks the tolerance. */
    public GuardRail {
        Check.notNegative(tolerance, "tolerance of " + metric);
    }

    /** Returns whether the harm is excluded, certain at the level of the interval, or neither. */
    public Status status() {
        double least = better == Better.HIGHER ? difference.lower() : -difference.upper();
        double most = better == Better.HIGHER ? difference.upper() : -difference.lower();
        if (least >= -tolerance) {
            return Status.SAFE;
        }
        return most < -tolerance ? Status.BREACHED : Status.OPEN;
    }
}
