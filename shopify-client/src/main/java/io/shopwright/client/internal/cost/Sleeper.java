package io.shopwright.client.internal.cost;

import java.util.concurrent.locks.LockSupport;

/** How a thread waits. A test replaces it together with the clock, and lets time jump. */
@FunctionalInterface
public interface Sleeper {
    /** Parks; {@link LockSupport#unpark} ends it early, as does an interrupt. */
    Sleeper PARK = LockSupport::parkNanos;

    /** Returns after the given nanoseconds, or at any time before: callers look again at what they wait for. */
    void sleep(long nanos);
}
