package io.shopwright.client.batch;

import io.shopwright.client.Gid;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Sender;
import io.shopwright.client.query.Nodes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Objects of one type, read one by one by any number of threads and asked for together: an id waits a moment for others,
 * and all go out in one query, 250 at most. An id that several ask for meanwhile is asked for once. A query of 250 ids
 * costs the shop's points of a single one.
 *
 * <p>One id's failure, such as a field that the token may not see, is that id's alone. Safe for threads; share one.
 *
 * <pre>{@code
 * Reads<Products.Summary> products = shop.reads("Product", Products.Summary.class);
 * String title = products.get(id).title();
 * }</pre>
 *
 * @param <T> a record, the selection of an object
 */
public final class Reads<T> {
    /** Shopify's limit of ids in one query. */
    private static final int MOST = 250;

    /** How long an id waits for the next, if nothing else is said. */
    private static final Duration WINDOW = Duration.ofMillis(3);

    /** While more ids keep coming, or fewer came than last time, the first waits this many windows at most. */
    private static final int MOST_WINDOWS = 10;

    private final String type;
    private final Nodes<T> nodes;
    private final long window;
    private final Executor threads;
    private final Object lock = new Object();
    private @Nullable Gathering open;
    private int lastSize;

    /** The ids that go out together. Its fields are guarded by the lock. */
    private final class Gathering {
        final Map<Gid, CompletableFuture<Optional<T>>> ids = new LinkedHashMap<>();
        final long first = System.nanoTime();
        long last = first;
    }

    private Reads(String type, Nodes<T> nodes, Duration window, Executor threads) {
        this.type = type;
        this.nodes = nodes;
        this.window = window.toNanos();
        this.threads = threads;
    }

    /** Reads objects of a type with ids. */
    @SuppressWarnings("exports") // for the door of this library alone
    public static <T> Reads<T> of(Sender shop, String type, Class<T> record) {
        return new Reads<>(type, Nodes.of(shop, type, record), WINDOW, shop.executor());
    }

    /**
     * Lets an id wait this long for the next one; 3 ms by default. While ids keep coming, or as long as fewer have come
     * than went out last, the first waits ten times as long at most.
     */
    public Reads<T> window(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("window must be in 0..10 s: " + time);
        }
        return new Reads<>(type, nodes, time, threads);
    }

    /**
     * Returns the object with this id.
     *
     * @throws ShopifyException.Invalid if the shop has none
     * @throws ShopifyException in all other cases without an answer
     * @throws IllegalArgumentException if the id is of another type
     */
    public T get(Gid id) {
        return find(id).orElseThrow(() -> new ShopifyException.Invalid("The shop has no " + id, "", List.of()));
    }

    /** Returns the object with this id; empty if the shop has none. Otherwise as {@link #get}. */
    public Optional<T> find(Gid id) {
        try {
            return load(id).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopifyException.Cancelled("Interrupted while waiting for " + id, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Cannot read " + id, e);
        }
    }

    /**
     * Asks for the object with this id without waiting. The future is completed by a thread of the shop, which is not to
     * be kept waiting.
     */
    public CompletableFuture<Optional<T>> load(Gid id) {
        if (!id.type().equals(type)) {
            throw new IllegalArgumentException(id + " is no id of type " + type);
        }
        synchronized (lock) {
            Gathering gathering = open;
            if (gathering == null) {
                gathering = start();
            }
            CompletableFuture<Optional<T>> answer = gathering.ids.computeIfAbsent(id, key -> new CompletableFuture<>());
            gathering.last = System.nanoTime();
            if (gathering.ids.size() == MOST) {
                open = null;
                lock.notifyAll();
            }
            return answer.copy();
        }
    }

    private Gathering start() {
        Gathering gathering = new Gathering();
        try {
            threads.execute(() -> send(gathered(gathering)));
        } catch (RejectedExecutionException e) {
            throw new ShopifyException.Cancelled("The shop was closed", e);
        }
        open = gathering;
        return gathering;
    }

    /** Waits until no more ids come, or no more may. */
    private Map<Gid, CompletableFuture<Optional<T>>> gathered(Gathering gathering) {
        synchronized (lock) {
            boolean interrupted = false;
            while (open == gathering && !interrupted) {
                long now = System.nanoTime();
                long most = gathering.first + MOST_WINDOWS * window - now;
                // Whoever asked together is likely to ask again together.
                long left = gathering.ids.size() < lastSize ? most : Math.min(most, gathering.last + window - now);
                if (left <= 0) {
                    open = null;
                } else {
                    try {
                        TimeUnit.NANOSECONDS.timedWait(lock, left);
                    } catch (InterruptedException e) {
                        interrupted = true; // nobody does that; the ids go out at once
                        open = null;
                    }
                }
            }
            lastSize = gathering.ids.size();
            return gathering.ids;
        }
    }

    private void send(Map<Gid, CompletableFuture<Optional<T>>> answers) {
        send(new ArrayList<>(answers.keySet()), answers);
    }

    private void send(List<Gid> ids, Map<Gid, CompletableFuture<Optional<T>>> answers) {
        List<Nodes.Found<T>> found;
        try {
            found = nodes.read(ids);
        } catch (ShopifyException.Invalid e) {
            // One id or one object may be what the shop does not take.
            if (ids.size() == 1) {
                future(answers, ids.get(0)).completeExceptionally(e);
            } else {
                int half = ids.size() / 2;
                send(ids.subList(0, half), answers);
                send(ids.subList(half, ids.size()), answers);
            }
            return;
        } catch (RuntimeException | Error e) {
            // Whoever waits must learn of it, whatever it is.
            ids.forEach(id -> future(answers, id).completeExceptionally(e));
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            CompletableFuture<Optional<T>> answer = future(answers, ids.get(i));
            ShopifyException failure = found.get(i).failure();
            if (failure == null) {
                answer.complete(Optional.ofNullable(found.get(i).value()));
            } else {
                answer.completeExceptionally(failure);
            }
        }
    }

    private static <T> CompletableFuture<Optional<T>> future(Map<Gid, CompletableFuture<Optional<T>>> answers, Gid id) {
        return Objects.requireNonNull(answers.get(id));
    }
}
