package io.shopwright.client.query;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Errand;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pages of a connection in their order, one more than was asked for: the next page is on its way as soon as
 * the one asked for has told where it ends, while its nodes are still being read. Belongs to one thread.
 */
final class PagesAhead<T> {
    private final Connection<T> connection;
    private final Executor executor;
    private @Nullable Fetch<T> next;

    PagesAhead(Connection<T> connection, Executor executor) {
        this.connection = connection;
        this.executor = executor;
    }

    /**
     * Returns the page after a cursor.
     *
     * @param cursor null for the first page
     * @param last whether the page after this one must not be fetched
     */
    Page<T> page(@Nullable String cursor, boolean last) {
        Fetch<T> fetch = next != null && Objects.equals(next.cursor, cursor) ? next : start(cursor);
        if (!last) {
            fetch.follow(this::start);
        }
        Page<T> page = fetch.await();
        next = fetch.following();
        return page;
    }

    private Fetch<T> start(@Nullable String cursor) {
        Fetch<T> fetch = new Fetch<>(cursor);
        try {
            executor.execute(() -> fetch.run(connection));
        } catch (RejectedExecutionException e) {
            fetch.page.completeExceptionally(new ShopifyException.Cancelled("The shop was closed", e));
        }
        return fetch;
    }

    /** How the page after a cursor is fetched. */
    private interface Start<T> {
        Fetch<T> after(String cursor);
    }

    /** One page, fetched by another thread. */
    private static final class Fetch<T> {
        final @Nullable String cursor;
        final CompletableFuture<Page<T>> page = new CompletableFuture<>();
        private @Nullable String end;
        private @Nullable Start<T> start;
        private @Nullable Fetch<T> following;
        private final Errand errand = new Errand();

        Fetch(@Nullable String cursor) {
            this.cursor = cursor;
        }

        void run(Connection<T> connection) {
            errand.run(() -> complete(connection));
        }

        private void complete(Connection<T> connection) {
            PageEnd end = this::ends;
            try {
                page.complete(connection.page(
                        cursor, request -> request.with(end::tellingReader).on(errand)));
            } catch (Throwable e) {
                // The thread that waits for the page throws it.
                page.completeExceptionally(e);
            }
        }

        /** Nobody waits for this page any more, nor for those after it. */
        private synchronized void stop() {
            start = null;
            errand.abandon();
            if (following != null) {
                following.stop();
            }
        }

        private synchronized void ends(@Nullable String cursor) {
            end = cursor;
            startFollowing();
        }

        synchronized void follow(Start<T> start) {
            this.start = start;
            startFollowing();
        }

        private void startFollowing() {
            if (following == null && start != null && end != null) {
                following = start.after(end);
            }
        }

        synchronized @Nullable Fetch<T> following() {
            return following;
        }

        Page<T> await() {
            try {
                return page.get();
            } catch (InterruptedException e) {
                stop();
                ShopifyException.Cancelled cancelled =
                        new ShopifyException.Cancelled("Interrupted while waiting for a page", e);
                for (Throwable reason : waitedFor()) {
                    cancelled.addSuppressed(reason);
                }
                Thread.currentThread().interrupt();
                throw cancelled;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException("a page could not be read", e.getCause());
            }
        }

        /** What the thread that was stopped had been waiting for, if it says so at once. */
        private Throwable[] waitedFor() {
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
