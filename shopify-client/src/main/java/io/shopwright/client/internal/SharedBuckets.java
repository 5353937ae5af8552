package io.shopwright.client.internal;

import io.shopwright.client.internal.cost.CostBucket;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The buckets in use by this process: one for each shop and account, since all who call a shop with one token, or as one
 * app, share its points. A bucket lives as long as somebody uses it.
 */
final class SharedBuckets {
    private static final Map<Key, Known> BUCKETS = new ConcurrentHashMap<>();
    private static final ReferenceQueue<CostBucket> UNUSED = new ReferenceQueue<>();

    private static final class Known extends WeakReference<CostBucket> {
        final Key key;

        Known(CostBucket bucket, Key key) {
            super(bucket, UNUSED);
            this.key = key;
        }
    }

    /** The account itself is not kept; two of one hash would share a bucket, which costs time and no more. */
    private record Key(URI endpoint, int accountHash) {}

    private SharedBuckets() {}

    static CostBucket of(URI endpoint, Object account) {
        sweep();
        Key key = new Key(endpoint, account.hashCode());
        CostBucket created = new CostBucket();
        while (true) {
            Known known = BUCKETS.merge(key, new Known(created, key), (old, fresh) -> old.get() == null ? fresh : old);
            CostBucket bucket = known.get();
            if (bucket != null) {
                return bucket;
            }
        }
    }

    /** Forgets the buckets that nobody uses any more. */
    private static void sweep() {
        for (Reference<?> unused = UNUSED.poll(); unused != null; unused = UNUSED.poll()) {
            if (unused instanceof Known known) {
                BUCKETS.remove(known.key, known);
            }
        }
    }
}
