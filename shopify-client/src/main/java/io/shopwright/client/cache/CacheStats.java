package io.shopwright.client.cache;

/**
 * What a layer has done so far, and holds now.
 *
 * @param hits uses that were served from it
 * @param misses uses for which there was nothing, or nothing that could still be used
 * @param joined of the misses, those that waited for another's load
 * @param bypassed of the misses, those that went to the shop on their own because a write was under way
 * @param invalidated of the misses, those that found a thing which a write or a notice had made unusable
 * @param refreshes loads in the background
 * @param failures loads that failed, those in the background included
 * @param evictions things that left because the layer was full
 * @param entries things held now, unusable ones included until they are asked for or their time is over
 * @param bytes memory that these take, estimated
 */
public record CacheStats(
        long hits,
        long misses,
        long joined,
        long bypassed,
        long invalidated,
        long refreshes,
        long failures,
        long evictions,
        long entries,
        long bytes) {
    /** The share of uses that were served, in [0, 1]; 0 if there were none. */
    public double hitRate() {
        return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
    }
}
