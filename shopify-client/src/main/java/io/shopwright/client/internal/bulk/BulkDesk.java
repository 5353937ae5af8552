package io.shopwright.client.internal.bulk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the bulk operations of one shop wait: for a place, in the order in which they came, and for their end. Safe for
 * threads.
 */
public final class BulkDesk {
    private final ReentrantLock queries = new ReentrantLock(true);
    private final ReentrantLock mutations = new ReentrantLock(true);
    private long changes;

    /** Whoever holds it asks the shop for a place; all others of the kind stand behind. */
    public ReentrantLock queueOfQueries() {
        return queries;
    }

    public ReentrantLock queueOfMutations() {
        return mutations;
    }

    /** How often something changed; to be asked before one looks. */
    public synchronized long changes() {
        return changes;
    }

    /** Some operation has ended, so that whoever waits looks again. */
    public synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** Waits until something has changed since, or the time has passed. */
    public synchronized void awaitChange(long since, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); changes == since && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
