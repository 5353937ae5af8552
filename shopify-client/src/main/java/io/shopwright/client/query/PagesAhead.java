package io.shopwright.client.query;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Errand;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pages of a connection in their order, up to two more than were asked for: a page is on its way as soon as the
 * one before has told where it ends, while the nodes of that one are still being read, and no more than two are on their
 * way at once. Read by one thread.
 */
final class PagesAhead<T> {
    /** Pages beyond the one that was asked for. */
    private static final int AHEAD = 2;

    /** Pages on their way at once. */
    private static final int TOGETHER = 2;

    private final Connection<T> connection;
    private final Executor executor;
    private final int most;
    private final Deque<Fetch> ahead = new ArrayDeque<>();
    private @Nullable Fetch newest;
    private int running;
    private int started;

    /** @param most pages that a reading can have */
    PagesAhead(Connection<T> connection, Executor executor, int most) {
        this.connection = connection;
        this.executor = executor;
        this.most = most;
    }

    /**
     * Returns the page after a cursor.
     *
     * @param cursor null for the first page
     */
    Page<T> page(@Nullable String cursor) {
        Fetch fetch = asked(cursor);
        startWhatMay();
        try {
            return fetch.page.get();
        } catch (InterruptedException e) {
            throw interrupted(fetch, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a page could not be read", e.getCause());
        }
    }

    private Fetch asked(@Nullable String cursor) {
        Fetch fetch;
        synchronized (this) {
            fetch = ahead.poll();
            if (fetch != null && Objects.equals(fetch.cursor, cursor)) {
                return fetch;
            }
            // The first page, or one after a page that ended elsewhere when it was sent for again.
            ahead.forEach(Fetch::abandon);
            ahead.clear();
            fetch = begin(cursor);
        }
        execute(fetch);
        return fetch;
    }

    /** For the thread that reads, and for one that has just learned where a page ends. */
    private void startWhatMay() {
        Fetch next = next();
        if (next != null) {
            execute(next);
        }
    }

    /** The page after the newest, if that may be fetched now. */
    private synchronized @Nullable Fetch next() {
        String end = newest == null ? null : newest.end;
        if (end == null || running >= TOGETHER || ahead.size() >= AHEAD || started >= most) {
            return null;
        }
        Fetch next = begin(end);
        ahead.add(next);
        return next;
    }

    private synchronized Fetch begin(@Nullable String cursor) {
        Fetch fetch = new Fetch(cursor);
        newest = fetch;
        running++;
        started++;
        return fetch;
    }

    private void execute(Fetch fetch) {
        try {
            executor.execute(() -> runOn(fetch));
        } catch (RejectedExecutionException e) {
            fetch.page.completeExceptionally(new ShopifyException.Cancelled("The shop was closed", e));
        }
    }

    /** Fetches a page, and then in the same thread those that may be fetched by then. */
    private void runOn(Fetch first) {
        for (Fetch fetch = first; fetch != null; fetch = next()) {
            fetch.errand.run(fetch::complete);
            synchronized (this) {
                running--;
            }
        }
    }

    private synchronized void ended(Fetch fetch, @Nullable String cursor) {
        if (fetch.end == null) {
            fetch.end = cursor;
        }
    }

    private ShopifyException.Cancelled interrupted(Fetch fetch, InterruptedException cause) {
        synchronized (this) {
            newest = null;
            fetch.abandon();
            ahead.forEach(Fetch::abandon);
        }
        ShopifyException.Cancelled cancelled =
                new ShopifyException.Cancelled("Interrupted while waiting for a page", cause);
        for (Throwable reason : fetch.waitedFor()) {
            cancelled.addSuppressed(reason);
        }
        Thread.currentThread().interrupt();
        return cancelled;
    }

    /** One page, fetched by another thread. */
    private final class Fetch {
        final @Nullable String cursor;
        final CompletableFuture<Page<T>> page = new CompletableFuture<>();
        final Errand errand = new Errand();

        /** Where the page ends; null until that is known, and if no page follows. */
        @Nullable
        String end;

        Fetch(@Nullable String cursor) {
            this.cursor = cursor;
        }

        void complete() {
            PageEnd told = end -> {
                ended(this, end);
                startWhatMay();
            };
            try {
                page.complete(connection.page(
                        cursor, request -> request.with(told::tellingReader).on(errand)));
            } catch (Throwable e) {
                // The thread that waits for the page throws it.
                page.completeExceptionally(e);
            }
        }

        void abandon() {
            errand.abandon();
        }

        /** What the thread that was stopped had been waiting for, if it says so at once. */
        Throwable[] waitedFor() {
            try {
                Page<T> unused = page.get(1, TimeUnit.SECONDS);
                return new Throwable[0];
            } catch (ExecutionException e) {
                return e.getCause() == null ? new Throwable[0] : e.getCause().getSuppressed();
            } catch (InterruptedException | TimeoutException e) {
                return new Throwable[0]; // nobody waits longer for a mere reason
            }
        }
    }
}
