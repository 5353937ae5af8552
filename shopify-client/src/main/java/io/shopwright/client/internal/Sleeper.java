package io.shopwright.client.internal;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {
    /** Really waits. */
    Sleeper REAL = duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);

    void sleep(Duration duration) throws InterruptedException;
}
