package io.shopwright.client.cache;

import java.time.Duration;

/** The four kinds of things that are cached, each with a store and a budget of its own. */
public enum Layer {
    /** Answers to queries that belong to no other layer. Preset: 5 minutes, 500 MB, least recently used out first. */
    ANSWERS(Duration.ofMinutes(5), 500, Eviction.LRU),
    /** Answers about products and collections alone. Preset: 1 hour, 1 GB, least frequently used out first. */
    PRODUCTS(Duration.ofHours(1), 1_000, Eviction.LFU),
    /** Answers of ShopifyQL, and values that a program computes. Preset: 30 minutes, 2 GB, oldest out first. */
    ANALYTICS(Duration.ofMinutes(30), 2_000, Eviction.TIME),
    /** Values that a program keeps for its users' sessions. Preset: 8 hours, 100 MB, least recently used out first. */
    SESSIONS(Duration.ofHours(8), 100, Eviction.LRU);

    private static final long MEGABYTE = 1_000_000;

    private final Duration life;
    private final long megabytes;
    private final Eviction eviction;

    Layer(Duration life, long megabytes, Eviction eviction) {
        this.life = life;
        this.megabytes = megabytes;
        this.eviction = eviction;
    }

    public CachePolicy preset() {
        return CachePolicy.of(life, megabytes * MEGABYTE, eviction);
    }
}
