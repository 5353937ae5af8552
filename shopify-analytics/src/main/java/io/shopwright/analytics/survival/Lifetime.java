package io.shopwright.analytics.survival;

/**
 * How long something lasted, or has lasted so far.
 *
 * @param time from the beginning to the end, or to when it was last seen; not negative
 * @param ended whether it ended then; false if it was still going on (censored)
 */
public record Lifetime(double time, boolean ended) {

    /** Checks the range of the time. */
    public Lifetime {
        if (!(time >= 0 && time < Double.POSITIVE_INFINITY)) { // also rejects NaN
            throw new IllegalArgumentException("time must be >= 0 and finite: " + time);
        }
    }
}
