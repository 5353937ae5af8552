package io.shopwright.client.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.shopwright.client.internal.Ticker;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What one layer holds, within its time and its bytes. */
final class Store {
    /** How many things are looked at when the oldest have to leave. */
    private static final int SLICE = 16;

    private final CachePolicy policy;
    private final Cache<Key, Entry> cache;
    private final AtomicLong bytes = new AtomicLong();
    private final LongAdder evictions = new LongAdder();

    /**
     * A thing that was loaded.
     *
     * @param stamp count of the shop's changes before the load
     * @param bytes memory that it takes, estimated
     * @param loadedAt when the load began, in nanoseconds of the ticker
     */
    record Entry(Object value, long stamp, long bytes, long loadedAt) {}

    Store(CachePolicy policy, Ticker ticker) {
        this.policy = policy;
        Caffeine<Key, Entry> caffeine = Caffeine.newBuilder()
                .ticker(ticker::nanos)
                .executor(Runnable::run)
                .expireAfterWrite(policy.life())
                .removalListener(this::removed);
        this.cache = switch (policy.eviction()) {
            case LFU ->
                caffeine.maximumWeight(policy.bytes())
                        .weigher((Key key, Entry entry) -> (int) Math.min(Integer.MAX_VALUE, entry.bytes()))
                        .build();
            // Never over before its life is; it makes Caffeine keep the order of uses.
            case LRU -> caffeine.expireAfterAccess(policy.life()).build();
            case TIME -> caffeine.build();
        };
    }

    private void removed(@Nullable Key key, @Nullable Entry entry, RemovalCause cause) {
        if (entry != null) {
            bytes.addAndGet(-entry.bytes());
        }
        if (cause == RemovalCause.SIZE) {
            evictions.increment();
        }
    }

    CachePolicy policy() {
        return policy;
    }

    @Nullable
    Entry find(Key key) {
        return cache.getIfPresent(key);
    }

    /** Keeps a thing unless one that was loaded later is there, or it is larger than the layer. */
    @SuppressWarnings("ReferenceEquality") // whether it is this very thing that was kept
    void keep(Key key, Entry entry) {
        if (entry.bytes() > policy.bytes()) {
            return;
        }
        bytes.addAndGet(entry.bytes());
        Entry kept =
                cache.asMap().merge(key, entry, (old, fresh) -> fresh.loadedAt() - old.loadedAt() >= 0 ? fresh : old);
        if (kept != entry) {
            bytes.addAndGet(-entry.bytes());
        }
        if (policy.eviction() != Eviction.LFU) {
            trim();
        }
    }

    /** Lets the first leave until the rest fits. */
    private void trim() {
        while (bytes.get() > policy.bytes()) {
            Map<Key, Entry> first = policy.eviction() == Eviction.LRU
                    ? cache.policy().expireAfterAccess().orElseThrow().oldest(SLICE)
                    : cache.policy().expireAfterWrite().orElseThrow().oldest(SLICE);
            if (first.isEmpty()) {
                return;
            }
            first.forEach((key, entry) -> {
                if (bytes.get() > policy.bytes() && cache.asMap().remove(key, entry)) {
                    evictions.increment();
                }
            });
        }
    }

    void drop(Key key) {
        cache.invalidate(key);
    }

    void dropShop(Freshness shop) {
        cache.asMap().keySet().removeIf(key -> key.shop() == shop);
    }

    long entries() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    long bytes() {
        return Math.max(0, bytes.get());
    }

    long evictions() {
        return evictions.sum();
    }
}
