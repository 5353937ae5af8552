package io.shopwright.client;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/** One of several shops, and the work that waits for it: one thing at a time, so that a shop that hangs holds one thread. */
final class Member {
    private final String domain;
    private final ShopConfig config;
    private final Shop shop;
    private final Deque<Runnable> waiting = new ArrayDeque<>(1);
    private boolean busy;
    private volatile boolean failed;

    Member(String domain, ShopConfig config, Shop shop) {
        this.domain = domain;
        this.config = config;
        this.shop = shop;
    }

    String domain() {
        return domain;
    }

    ShopConfig config() {
        return config;
    }

    Shop shop() {
        return shop;
    }

    /** Whether it failed last time, or is at something now. */
    synchronized boolean isSuspect() {
        return failed || busy;
    }

    <T> Future<T> submit(Executor threads, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> {
            failed = true;
            T result = work.call();
            failed = false;
            return result;
        });
        synchronized (this) {
            if (busy) {
                waiting.add(task);
                return task;
            }
            busy = true;
        }
        run(threads, task);
        return task;
    }

    private void run(Executor threads, FutureTask<?> task) {
        try {
            threads.execute(() -> {
                task.run();
                next(threads);
            });
        } catch (RejectedExecutionException e) {
            // The shops are being closed: whoever waits learns that nothing will come.
            task.cancel(false);
            next(threads);
        }
    }

    private void next(Executor threads) {
        FutureTask<?> task;
        synchronized (this) {
            task = (FutureTask<?>) waiting.poll();
            busy = task != null;
        }
        if (task != null) {
            run(threads, task);
        }
    }
}
