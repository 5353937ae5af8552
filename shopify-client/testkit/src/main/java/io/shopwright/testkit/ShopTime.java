package io.shopwright.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time of a shop: that of its clock, until a test freezes it or moves it. Orders, points, tokens, bulk operations,
 * webhook retries and faults all go by it. Safe for threads.
 */
public final class ShopTime {
    private final Clock base;
    private final Clock clock = new Shown();
    private Duration ahead = Duration.ZERO;
    private boolean frozen;
    private Instant stopped = Instant.EPOCH;

    ShopTime(Clock base) {
        this.base = base;
    }

    public synchronized Instant now() {
        return frozen ? stopped : base.instant().plus(ahead);
    }

    /** Stops the time here. */
    public void freeze() {
        freezeAt(now());
    }

    /** Stops the time at a moment, which may be in the past. */
    public synchronized void freezeAt(Instant moment) {
        stopped = moment;
        frozen = true;
    }

    /** Moves the time, whether it is frozen or not. */
    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException(
                    "the time cannot go back by " + by.negated() + "; freeze it at a moment");
        }
        stopped = stopped.plus(by);
        ahead = ahead.plus(by);
    }

    /** Lets the time go on from where it stands. */
    public synchronized void resume() {
        ahead = frozen ? Duration.between(base.instant(), stopped) : ahead;
        frozen = false;
    }

    Clock clock() {
        return clock;
    }

    private final class Shown extends Clock {
        @Override
        public Instant instant() {
            return now();
        }

        @Override
        public ZoneId getZone() {
            return base.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the shop's time has the zone of its clock");
        }
    }
}
