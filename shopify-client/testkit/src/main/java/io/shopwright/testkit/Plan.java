package io.shopwright.testkit;

/**
 * What a shop pays for, which sets its throttle. The bucket holds twenty seconds' worth of restored points; Shopify
 * documents the rates, and the size of the bucket was seen for the first two plans only.
 */
public enum Plan {
    STANDARD(100, "Basic"),
    ADVANCED(200, "Advanced"),
    PLUS(1_000, "Plus");

    private static final int SECONDS_IN_BUCKET = 20;

    private final int restoreRate;
    private final String publicName;

    Plan(int restoreRate, String publicName) {
        this.restoreRate = restoreRate;
        this.publicName = publicName;
    }

    /** As the shop's owner sees it. */
    String publicName() {
        return publicName;
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
