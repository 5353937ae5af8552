package io.shopwright.client.internal.cost;

import java.util.concurrent.locks.LockSupport;

/** How a thread waits for points. A test replaces it together with the clock, and lets time jump. */
@FunctionalInterface
public interface Parker {
    /** Really waits; {@link LockSupport#unpark} ends it early, as does an interrupt. */
    Parker REAL = LockSupport::parkNanos;

    /** Returns after the given nanoseconds, or at any time before: callers look again at what they wait for. */
    void park(long nanos) throws InterruptedException;
}
