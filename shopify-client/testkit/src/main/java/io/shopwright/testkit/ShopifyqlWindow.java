package io.shopwright.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What ShopifyQL may cost in a minute; at the next minute it is all there again. Safe for threads. */
final class ShopifyqlWindow {
    static final int SIZE = 1_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant start = Instant.EPOCH;
    private int spent;

    /** @param left of the window, after what was charged */
    record Charge(boolean admitted, int left, Instant resetAt) {}

    ShopifyqlWindow(Clock clock) {
        this.clock = clock;
    }

    synchronized Charge charge(int cost) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(start)) {
            start = minute;
            spent = 0;
        }
        boolean admitted = spent + cost <= SIZE;
        spent += admitted ? cost : 0;
        return new Charge(admitted, SIZE - spent, start.plus(WINDOW));
    }
}
