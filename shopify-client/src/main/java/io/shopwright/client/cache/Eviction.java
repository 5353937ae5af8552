package io.shopwright.client.cache;

/**
 * What leaves first when a layer is full. Nothing outlives its time, whatever the eviction.
 *
 * <p>The stores are Caffeine's. Its own eviction by size is W-TinyLFU, which weighs how often a thing was used lately
 * against how lately; the other two orders are taken from the lists by which it lets things expire.
 */
public enum Eviction {
    /** What was not used for longest. Under many threads the order is approximate: Caffeine drops some notes of uses. */
    LRU,
    /**
     * What is used least often, by W-TinyLFU: counts of uses fade with time, and a small part is kept for what is new. A
     * thing that is seldom used may not be taken in at all.
     */
    LFU,
    /** What was loaded first. */
    TIME
}
