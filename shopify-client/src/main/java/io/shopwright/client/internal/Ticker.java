package io.shopwright.client.internal;

/** A clock for durations. */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds since some moment; never runs backwards. */
    long nanos();
}
