package io.shopwright.mcp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the thread that set it when the time of a call is over or the call is cancelled. After it is closed, no
 * interrupt of it is left on the thread, and none comes.
 *
 * <p>The JDK's timer and common pool ring; no thread is started. An interrupt by somebody else while this one rings cannot
 * be told apart from it, and is cleared with it.
 */
final class Alarm implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Executor SOON = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    /** Why it rang. */
    enum Reason {
        DEADLINE,
        CANCELLED
    }

    private final Thread thread = Thread.currentThread();
    private final ToolCall call;
    private final CompletableFuture<Void> timer = new CompletableFuture<>();
    private @Nullable Reason reason;
    private boolean closed;

    private Alarm(ToolCall call) {
        this.call = call;
    }

    /** Sets an alarm for the thread that calls. */
    static Alarm set(ToolCall call) {
        Duration limit = call.limit().compareTo(LONGEST) < 0 ? call.limit() : LONGEST;
        Alarm alarm = new Alarm(call);
        if (call.isCancellable()) {
            alarm.ask(); // first, since it is the host's and may throw
        }
        CompletableFuture<Void> unused = alarm.timer
                .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((none, over) -> {
                    if (over instanceof TimeoutException) {
                        alarm.ring(Reason.DEADLINE);
                    }
                });
        return alarm;
    }

    private void ask() {
        if (isClosed()) {
            return;
        }
        if (call.cancelled()) {
            ring(Reason.CANCELLED);
        } else {
            SOON.execute(this::ask);
        }
    }

    private synchronized void ring(Reason why) {
        if (!closed && reason == null) {
            reason = why;
            thread.interrupt();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Why it rang; empty if it did not. */
    synchronized Optional<Reason> reason() {
        return Optional.ofNullable(reason);
    }

    /** To be called by the thread that set it. */
    @Override
    @SuppressWarnings("CheckReturnValue") // to clear the flag is all that is wanted
    public void close() {
        timer.complete(null);
        synchronized (this) {
            closed = true;
            if (reason != null) {
                Thread.interrupted();
            }
        }
    }
}
