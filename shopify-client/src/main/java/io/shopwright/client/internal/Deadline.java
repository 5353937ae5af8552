package io.shopwright.client.internal;

import java.time.Duration;

/** The moment until which a call must have its result. */
final class Deadline {
    private final Ticker ticker;
    private final long end;

    Deadline(Ticker ticker, Duration limit) {
        this.ticker = ticker;
        this.end = ticker.nanos() + limit.toNanos();
    }

    /** The time left, zero if it is over. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - ticker.nanos()));
    }
}
