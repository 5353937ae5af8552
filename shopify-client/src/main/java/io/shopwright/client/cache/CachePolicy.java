package io.shopwright.client.cache;

import java.time.Duration;

/**
 * How long and how much a layer keeps.
 *
 * @param life after which a thing is not used any more, counted from when it was loaded
 * @param bytes memory that the layer may take, estimated
 * @param eviction what leaves first when it is full
 * @param refreshAfter age at which a use has the thing loaded again in the background; equal to {@code life} for never
 */
public record CachePolicy(Duration life, long bytes, Eviction eviction, Duration refreshAfter) {
    public CachePolicy {
        if (life.isNegative() || life.isZero()) {
            throw new IllegalArgumentException("life must be > 0: " + life);
        }
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes must be > 0: " + bytes);
        }
        if (refreshAfter.isNegative() || refreshAfter.isZero() || refreshAfter.compareTo(life) > 0) {
            throw new IllegalArgumentException("refreshAfter must be > 0 and <= " + life + ": " + refreshAfter);
        }
    }

    /** What is used in the last quarter of its life is loaded again meanwhile. */
    public static CachePolicy of(Duration life, long bytes, Eviction eviction) {
        return new CachePolicy(life, bytes, eviction, life.multipliedBy(3).dividedBy(4));
    }
}
