package io.shopwright.insights;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does something again and again, with a pause between, until it is closed. */
final class MonitorThread implements AutoCloseable {
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private MonitorThread(Duration every, Runnable reading, Consumer<RuntimeException> failures) {
        thread = new Thread(() -> repeat(every, reading, failures), "sales-monitor");
        thread.setDaemon(true);
    }

    static MonitorThread start(Duration every, Runnable reading, Consumer<RuntimeException> failures) {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every must be > 0: " + every);
        }
        MonitorThread started = new MonitorThread(every, reading, failures);
        started.thread.start();
        return started;
    }

    private void repeat(Duration every, Runnable reading, Consumer<RuntimeException> failures) {
        try {
            do {
                try {
                    reading.run();
                } catch (RuntimeException e) {
                    if (stopped.getCount() > 0) {
                        failures.accept(e);
                    }
                }
            } while (!stopped.await(every.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the thread has ended, unless that thread itself calls. */
    @Override
    public void close() {
        stopped.countDown();
        if (Thread.currentThread() == thread) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
