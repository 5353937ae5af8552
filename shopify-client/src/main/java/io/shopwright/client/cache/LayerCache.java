package io.shopwright.client.cache;

import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** One layer: finds what may be used, and has what is missing loaded once for all who want it. */
final class LayerCache {
    private static final Duration NO_END = Duration.ofDays(1);

    private final Store store;
    private final Ticker ticker;
    private final Executor background;
    private final ConcurrentMap<Key, Flight> flights = new ConcurrentHashMap<>();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder joined = new LongAdder();
    private final LongAdder bypassed = new LongAdder();
    private final LongAdder invalidated = new LongAdder();
    private final LongAdder refreshes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /**
     * A load that is under way.
     *
     * @param stamp count of the shop's changes before it began
     * @param joinable whether a caller waits for it; one in the background yields to all calls of the process
     */
    private record Flight(long stamp, boolean joinable, CompletableFuture<Object> landing) {}

    /** What a load brought. */
    record Loaded(Object value, long bytes, boolean keepable) {}

    /** Asks the shop. */
    @FunctionalInterface
    interface Loader {
        Loaded load();
    }

    /**
     * A use.
     *
     * @param load asks the shop for the caller
     * @param reload asks the shop in the background
     * @param patience how long to wait for another's load; null for as long as it takes
     */
    record Use(
            Key key,
            Dependence on,
            Loader load,
            Loader reload,
            @Nullable Duration patience) {}

    LayerCache(CachePolicy policy, Ticker ticker, Executor background) {
        this.store = new Store(policy, ticker);
        this.ticker = ticker;
        this.background = background;
    }

    /** What is there and may be used. */
    Optional<Object> find(Key key, Dependence on) {
        Store.Entry entry = store.find(key);
        if (entry == null || !key.shop().holds(on, entry.stamp())) {
            misses.increment();
            return Optional.empty();
        }
        hits.increment();
        return Optional.of(entry.value());
    }

    void put(Key key, Object value, long bytes) {
        store.keep(key, new Store.Entry(value, key.shop().now(), bytes, ticker.nanos()));
    }

    void drop(Key key) {
        store.drop(key);
    }

    void dropShop(Freshness shop) {
        store.dropShop(shop);
    }

    /** @throws ShopifyException if the load fails, the caller's own or the one that it waited for */
    Object get(Use use) {
        Freshness shop = use.key().shop();
        Store.Entry entry = store.find(use.key());
        if (entry != null && shop.holds(use.on(), entry.stamp())) {
            hits.increment();
            if (ticker.nanos() - entry.loadedAt()
                    > store.policy().refreshAfter().toNanos()) {
                refresh(use);
            }
            return entry.value();
        }
        misses.increment();
        if (entry != null) {
            invalidated.increment();
        }
        while (true) {
            if (shop.isChanging(use.on())) {
                bypassed.increment();
                return counted(use.load()).value();
            }
            Flight own = new Flight(shop.now(), true, new CompletableFuture<>());
            Flight other = flights.putIfAbsent(use.key(), own);
            if (other == null) {
                Store.Entry landed = store.find(use.key());
                return landed != null && shop.holds(use.on(), landed.stamp())
                        ? handOver(use, own, landed)
                        : fly(use, own, use.load());
            }
            if (other.joinable() && shop.holds(use.on(), other.stamp())) {
                joined.increment();
                Object value = await(use, other);
                if (value != null) {
                    return value;
                }
            } else if (flights.replace(use.key(), other, own)) {
                return fly(use, own, use.load());
            }
        }
    }

    /** Another load ended between the look into the store and the take-off: what it brought is as new. */
    private Object handOver(Use use, Flight flight, Store.Entry landed) {
        flight.landing().complete(landed.value());
        flights.remove(use.key(), flight);
        joined.increment();
        return landed.value();
    }

    private Object fly(Use use, Flight flight, Loader load) {
        try {
            long start = ticker.nanos();
            boolean kept = use.key().shop().isKept(use.on());
            Loaded loaded = counted(load);
            if (kept && loaded.keepable()) {
                store.keep(use.key(), new Store.Entry(loaded.value(), flight.stamp(), loaded.bytes(), start));
            }
            flight.landing().complete(loaded.value());
            return loaded.value();
        } catch (RuntimeException | Error e) {
            flight.landing().completeExceptionally(e);
            throw e;
        } finally {
            flights.remove(use.key(), flight);
        }
    }

    private Loaded counted(Loader load) {
        boolean done = false;
        try {
            Loaded loaded = load.load();
            done = true;
            return loaded;
        } finally {
            if (!done) {
                failures.increment();
            }
        }
    }

    /** Waits for another's load; null if that was given up by its caller, and says nothing of the shop. */
    private static @Nullable Object await(Use use, Flight flight) {
        Duration patience = use.patience() == null ? NO_END : use.patience();
        try {
            return flight.landing().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShopifyException.Cancelled("Interrupted while waiting for an answer", e);
        } catch (TimeoutException e) {
            throw new ShopifyException.Cancelled("The deadline passed while waiting for an answer", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ShopifyException failure && !(failure instanceof ShopifyException.Cancelled)) {
                throw failure;
            }
            return null;
        }
    }

    private void refresh(Use use) {
        Freshness shop = use.key().shop();
        Flight flight = new Flight(shop.now(), false, new CompletableFuture<>());
        if (flights.putIfAbsent(use.key(), flight) != null) {
            return;
        }
        try {
            background.execute(() -> {
                try {
                    refreshes.increment();
                    fly(use, flight, use.reload());
                } catch (ShopifyException e) {
                    return; // counted; what is there is used until its time is over
                }
            });
        } catch (RejectedExecutionException e) {
            // Too much to do in the background, or closed: the next use tries again.
            flights.remove(use.key(), flight);
        }
    }

    CacheStats stats() {
        return new CacheStats(
                hits.sum(),
                misses.sum(),
                joined.sum(),
                bypassed.sum(),
                invalidated.sum(),
                refreshes.sum(),
                failures.sum(),
                store.evictions(),
                store.entries(),
                store.bytes());
    }
}
