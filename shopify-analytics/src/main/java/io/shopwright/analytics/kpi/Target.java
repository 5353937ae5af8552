package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a key figure should be.
 *
 * @param value wanted
 * @param direction on which side of it the figure should be
 * @param tolerance distance on the wrong side that is still only a warning; not negative
 */
public record Target(BigDecimal value, Direction direction, BigDecimal tolerance) {

    /** On which side of the target a figure should be. */
    public enum Direction {
        /** As net sales. */
        AT_LEAST,
        /** As the return rate. */
        AT_MOST
    }

    /** How a figure stands to its target. */
    public enum Status {
        /** On the right side, or at the target. */
        MET,
        /** On the wrong side, within the tolerance. */
        NEAR,
        /** Further away. */
        MISSED,
        /** The figure is undefined. */
        UNKNOWN
    }

    /** Where a figure goes, seen from what is wanted. */
    public enum Trend {
        BETTER,
        WORSE,
        STEADY,
        /** One of the figures is undefined. */
        UNKNOWN
    }

    /** Checks the tolerance. */
    public Target {
        if (tolerance.signum() < 0) {
            throw new IllegalArgumentException("tolerance must be >= 0: " + tolerance);
        }
    }

    /**
     * How a figure does.
     *
     * @param status against the target
     * @param trend against the period before
     */
    public record Progress(Status status, Trend trend) {}

    /**
     * Compares a figure with the target and with its last value.
     *
     * @param before the figure of the period before, null where it is undefined
     * @param now the figure now, null where it is undefined
     * @param steady a change of at most this is none; not negative
     */
    public Progress progress(@Nullable BigDecimal before, @Nullable BigDecimal now, BigDecimal steady) {
        if (steady.signum() < 0) {
            throw new IllegalArgumentException("steady must be >= 0: " + steady);
        }
        if (now == null) {
            return new Progress(Status.UNKNOWN, Trend.UNKNOWN);
        }
        return new Progress(status(shortfall(now)), before == null ? Trend.UNKNOWN : trend(gain(before, now), steady));
    }

    /** Returns how far a figure is on the wrong side of the target; 0 if it is not. */
    public BigDecimal shortfall(BigDecimal figure) {
        return gain(figure, value).max(BigDecimal.ZERO);
    }

    private Status status(BigDecimal shortfall) {
        if (shortfall.signum() == 0) {
            return Status.MET;
        }
        return shortfall.compareTo(tolerance) <= 0 ? Status.NEAR : Status.MISSED;
    }

    private static Trend trend(BigDecimal gain, BigDecimal steady) {
        if (gain.abs().compareTo(steady) <= 0) {
            return Trend.STEADY;
        }
        return gain.signum() > 0 ? Trend.BETTER : Trend.WORSE;
    }

    /** How much better the second figure is than the first. */
    private BigDecimal gain(BigDecimal first, BigDecimal second) {
        return direction == Direction.AT_LEAST ? second.subtract(first) : first.subtract(second);
    }
}
