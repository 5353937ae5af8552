package io.shopwright.insights;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a goal stands.
 *
 * @param attained so far; empty if it cannot be followed, has not begun, or is a mean over no orders
 * @param projected at the end of the period by the forecast; empty of other metrics than net sales, without a forecast and
 *     after the end
 */
public record GoalProgress(Goal goal, Optional<BigDecimal> attained, Optional<BigDecimal> projected, Status status) {

    /** How a goal stands. */
    public enum Status {
        /** Its period has not begun. */
        UPCOMING,
        /** Under way, and there is nothing to project by. */
        RUNNING,
        /** By the forecast it will be met. */
        ON_COURSE,
        /** By the forecast it will be missed. */
        BEHIND,
        MET,
        /** Its period is over. */
        MISSED,
        /** It cannot be followed. */
        UNKNOWN
    }
}
