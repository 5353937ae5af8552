package io.shopwright.client.internal;

import io.shopwright.client.ShopifyException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The threads that wait in one transport, for points or to send again. Closing ends their waits, and forbids new ones. */
final class Waits implements AutoCloseable {
    private final Set<Thread> waiting = new HashSet<>();
    private boolean closed;

    /** Something that takes time and that an interrupt ends. */
    @FunctionalInterface
    interface Wait<T> {
        T await() throws InterruptedException;
    }

    /**
     * Waits.
     *
     * @throws InterruptedException if somebody else interrupts the thread
     * @throws ShopifyException.Cancelled if this is closed, before or meanwhile
     */
    <T> T during(Wait<T> wait) throws InterruptedException {
        begin();
        try {
            return wait.await();
        } catch (InterruptedException e) {
            if (isClosed()) {
                throw closed(e);
            }
            throw e;
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (closed) {
            throw closed(null);
        }
        waiting.add(Thread.currentThread());
    }

    /** An interrupt by {@link #close} that came too late to end the wait must not reach the caller. */
    @SuppressWarnings("CheckReturnValue") // to clear the flag is all that is wanted
    private synchronized void end() {
        waiting.remove(Thread.currentThread());
        if (closed) {
            Thread.interrupted();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static ShopifyException.Cancelled closed(@Nullable InterruptedException cause) {
        return new ShopifyException.Cancelled("The shop was closed", cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.forEach(Thread::interrupt);
    }
}
