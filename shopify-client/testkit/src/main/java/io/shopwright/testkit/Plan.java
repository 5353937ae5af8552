package io.shopwright.testkit;

/**
 * What a shop pays for, which sets its throttle. The bucket holds twenty seconds' worth of restored points; Shopify
 * documents the rates, and the size of the bucket was seen for the first two plans only.
 */
public enum Plan {
    STANDARD(100),
    ADVANCED(200),
    PLUS(1_000);

    private static final int SECONDS_IN_BUCKET = 20;

    private final int restoreRate;

    Plan(int restoreRate) {
        this.restoreRate = restoreRate;
    }

    /** Points that come back each second. */
    public int restoreRate() {
        return restoreRate;
    }

    /** Points in a full bucket. */
    public int bucketSize() {
        return restoreRate * SECONDS_IN_BUCKET;
    }
}
