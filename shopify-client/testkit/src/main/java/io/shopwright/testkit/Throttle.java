package io.shopwright.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The bucket of points: requests are admitted by their requested cost, hold it while they run, and are charged their
 * actual cost in the end. Points come back by the clock.
 */
final class Throttle {
    private final Plan plan;
    private final Clock clock;
    private double available;
    private Instant restoredAt;
    private long spent;
    private int refused;

    /**
     * What the bucket says about a request.
     *
     * @param available points left, after the request took its own
     */
    record Verdict(boolean admitted, double available) {}

    Throttle(Plan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.available = plan.bucketSize();
        this.restoredAt = clock.instant();
    }

    Plan plan() {
        return plan;
    }

    synchronized Verdict admit(int requested) {
        restore();
        if (requested > available) {
            refused++;
            return new Verdict(false, available);
        }
        available -= requested;
        return new Verdict(true, available);
    }

    /** Refuses a request as if others had just emptied the bucket below its cost. */
    synchronized Verdict refuse(int requested) {
        restore();
        refused++;
        return new Verdict(false, Math.min(available, requested - 1));
    }

    /** Gives back what an admitted request did not use, and returns the points now left. */
    synchronized double settle(int requested, int actual) {
        restore();
        spent += actual;
        available = Math.min(plan.bucketSize(), available + requested - actual);
        return available;
    }

    synchronized long spent() {
        return spent;
    }

    synchronized int refused() {
        return refused;
    }

    private void restore() {
        Instant now = clock.instant();
        if (now.isAfter(restoredAt)) {
            double seconds = Duration.between(restoredAt, now).toNanos() / 1e9;
            available = Math.min(plan.bucketSize(), available + seconds * plan.restoreRate());
            restoredAt = now;
        }
    }
}
