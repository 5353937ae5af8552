package io.shopwright.client.internal;

import org.jspecify.annotations.Nullable;

/**
 * What one of the shop's own threads does for somebody who may cease to wait for it. Such a thread waits for answers
 * itself, without another thread between. Safe for threads.
 */
public final class Errand {
    private @Nullable Thread runner;
    private @Nullable Runnable wake;
    private boolean abandoned;

    /** Does it in this thread. An interrupt by {@link #abandon} does not reach what the thread does next. */
    public void run(Runnable work) {
        begin();
        try {
            work.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        runner = Thread.currentThread();
        if (abandoned) {
            runner.interrupt();
        }
    }

    @SuppressWarnings("CheckReturnValue") // to clear the flag is all that is wanted
    private synchronized void end() {
        runner = null;
        wake = null;
        if (abandoned) {
            Thread.interrupted();
        }
    }

    /** Tells what wakes the thread where an interrupt does not, as when it reads a socket. */
    synchronized void wokenBy(Runnable call) {
        wake = call;
        if (abandoned) {
            call.run();
        }
    }

    /** Nobody waits for it any more: it ends soon, in whatever way. */
    public synchronized void abandon() {
        abandoned = true;
        if (runner != null) {
            runner.interrupt();
        }
        if (wake != null) {
            wake.run();
        }
    }
}
