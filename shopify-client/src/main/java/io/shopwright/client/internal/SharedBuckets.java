package io.shopwright.client.internal;

import io.shopwright.client.internal.cost.CostBucket;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The buckets in use by this process: one for each shop and account, since all who call a shop with one token, or as one
 * app, share its points. A bucket lives as long as somebody uses it.
 */
final class SharedBuckets {
    private static final Map<Key, WeakReference<CostBucket>> BUCKETS = new ConcurrentHashMap<>();

    /** The account itself is not kept; two of one hash would share a bucket, which costs time and no more. */
    private record Key(URI endpoint, int accountHash) {}

    private SharedBuckets() {}

    static CostBucket of(URI endpoint, Object account) {
        BUCKETS.values().removeIf(bucket -> bucket.get() == null);
        CostBucket created = new CostBucket();
        while (true) {
            WeakReference<CostBucket> known = BUCKETS.merge(
                    new Key(endpoint, account.hashCode()),
                    new WeakReference<>(created),
                    (old, fresh) -> old.get() == null ? fresh : old);
            CostBucket bucket = known.get();
            if (bucket != null) {
                return bucket;
            }
        }
    }
}
