package io.shopwright.client.internal.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Real threads in a time of their own. One thread runs at a time; when all of them sleep, the clock jumps to the moment
 * at which the first wakes. So a run is exact and takes no time.
 */
final class VirtualTime {
    private static final ThreadLocal<Task> CURRENT = new ThreadLocal<>();

    private final List<Task> tasks = new ArrayList<>();
    private final Semaphore control = new Semaphore(0);
    private volatile long now;

    /** What a thread does. */
    @FunctionalInterface
    interface Body {
        void run() throws Exception;
    }

    private static final class Task {
        final Semaphore go = new Semaphore(0);
        volatile long wakeAt;
        /** Whether it waits for what other threads do, and so looks again after each of them. */
        volatile boolean watching;

        volatile boolean done;
        volatile Throwable failure;
    }

    long nanoTime() {
        return now;
    }

    /** A thread that starts at the current time. */
    void start(Body body) {
        Task task = new Task();
        task.wakeAt = now;
        tasks.add(task);
        Thread thread = new Thread(() -> {
            CURRENT.set(task);
            try {
                task.go.acquire();
                body.run();
            } catch (Throwable e) {
                task.failure = e;
            }
            task.done = true;
            control.release();
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Sleeps for exactly this time. */
    void sleep(long nanos) {
        pause(nanos, false);
    }

    /** Sleeps for this time, or until any other thread did something. */
    void watch(long nanos) {
        pause(nanos, true);
    }

    private void pause(long nanos, boolean watching) {
        Task task = CURRENT.get();
        task.wakeAt = nanos > Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
        task.watching = watching;
        control.release();
        task.go.acquireUninterruptibly();
    }

    /** Runs all threads to their ends. */
    void run() throws InterruptedException {
        while (!tasks.isEmpty()) {
            boolean progress = false;
            for (Task task : List.copyOf(tasks)) {
                if (task.wakeAt <= now) {
                    resume(task);
                    progress = true;
                }
            }
            if (progress) {
                while (letWatchersLook()) {}
            } else {
                long next = tasks.stream().mapToLong(t -> t.wakeAt).min().orElseThrow();
                if (next == Long.MAX_VALUE) {
                    throw new AssertionError("all threads wait for each other");
                }
                now = next;
            }
        }
    }

    /** Whether one of them found what it waits for. */
    private boolean letWatchersLook() throws InterruptedException {
        boolean progress = false;
        for (Task task : List.copyOf(tasks)) {
            if (task.watching) {
                resume(task);
                progress |= task.done || !task.watching;
            }
        }
        return progress;
    }

    private void resume(Task task) throws InterruptedException {
        task.watching = false;
        task.go.release();
        control.acquire();
        if (task.failure != null) {
            throw new AssertionError(task.failure);
        }
        if (task.done) {
            tasks.remove(task);
        }
    }
}
