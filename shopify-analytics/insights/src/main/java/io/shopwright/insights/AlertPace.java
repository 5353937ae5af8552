package io.shopwright.insights;

import java.time.Duration;

/**
 * How often a listener is told.
 *
 * @param most deliveries within any stretch of {@code window}, at least 1; what does not fit waits
 * @param window the stretch
 * @param remindAfter an open alert that nobody has acknowledged is delivered again after so long
 */
public record AlertPace(int most, Duration window, Duration remindAfter) {
    public AlertPace {
        if (most < 1) {
            throw new IllegalArgumentException("most must be >= 1: " + most);
        }
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be > 0: " + window);
        }
        if (remindAfter.isNegative() || remindAfter.isZero()) {
            throw new IllegalArgumentException("remindAfter must be > 0: " + remindAfter);
        }
    }

    /** Ten an hour, reminders after four hours. */
    public static AlertPace standard() {
        return new AlertPace(10, Duration.ofHours(1), Duration.ofHours(4));
    }
}
