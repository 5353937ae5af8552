package io.shopwright.client;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Streams of several shops that run together into one. What is not read yet is bounded. */
final class Confluence<T> {
    /** Things that wait to be read; when there are as many, the shops wait. */
    private static final int WAITING = 1_000;

    private final ExecutorService threads;
    private final BlockingQueue<Arrival<T>> arrivals = new ArrayBlockingQueue<>(WAITING);
    private int open;

    /**
     * What comes from a shop.
     *
     * @param thing null if its stream ended without failing
     * @param last whether its stream ended
     */
    private record Arrival<T>(@Nullable FromShop<T> thing, boolean last) {}

    Confluence(ExecutorService threads) {
        this.threads = threads;
    }

    /** Adds a shop; before {@link #stream} only. */
    void from(String shop, Supplier<? extends Stream<? extends T>> source) {
        open++;
        threads.execute(() -> {
            try {
                arrivals.put(pour(shop, source));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // closed: nobody reads any more
            }
        });
    }

    /** Reads a shop's stream to its end, and tells how it ended. */
    private Arrival<T> pour(String shop, Supplier<? extends Stream<? extends T>> source) throws InterruptedException {
        try (Stream<? extends T> things = source.get()) {
            for (Iterator<? extends T> each = things.iterator(); each.hasNext(); ) {
                arrivals.put(new Arrival<>(new FromShop.Item<>(shop, each.next()), false));
            }
            return new Arrival<>(null, true);
        } catch (RuntimeException e) {
            return new Arrival<>(new FromShop.Failure<>(shop, e), true);
        } catch (Error e) {
            RuntimeException reason = new IllegalStateException("Reading " + shop + " failed", e);
            return new Arrival<>(new FromShop.Failure<>(shop, reason), true);
        }
    }

    Stream<FromShop<T>> stream() {
        threads.shutdown(); // the threads end when the shops are read
        Spliterator<FromShop<T>> all =
                new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, Spliterator.NONNULL | Spliterator.ORDERED) {
                    @Override
                    public boolean tryAdvance(Consumer<? super FromShop<T>> action) {
                        return advance(action);
                    }
                };
        return StreamSupport.stream(all, false).onClose(threads::shutdownNow);
    }

    private boolean advance(Consumer<? super FromShop<T>> action) {
        while (open > 0) {
            Arrival<T> arrival;
            try {
                arrival = arrivals.take();
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new ShopifyException.Cancelled("Interrupted while waiting for the shops", e);
            }
            open -= arrival.last() ? 1 : 0;
            FromShop<T> thing = arrival.thing();
            if (thing != null) {
                action.accept(thing);
                return true;
            }
        }
        return false;
    }
}
