package io.shopwright.client.bulk;

/**
 * What an id in a line is told from others by: the number at its end as it is, and a hash of what stands before. Slashes
 * count the same with and without the backslash that the shop writes before them.
 */
final class LineKey {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final int MOST_DIGITS = 18;

    long high;
    long low;

    /** Takes the id between two places of a line, without its quotes. */
    void set(byte[] bytes, int from, int to) {
        int at = to;
        long number = 0;
        long unit = 1;
        while (at > from && to - at < MOST_DIGITS && bytes[at - 1] >= '0' && bytes[at - 1] <= '9') {
            at--;
            number += unit * (bytes[at] - '0');
            unit *= 10;
        }
        // The number of digits keeps 7 and 07 apart.
        long hash = FNV_OFFSET + (to - at);
        for (int i = from; i < at; i++) {
            if (bytes[i] != '\\') {
                hash = (hash ^ bytes[i]) * FNV_PRIME;
            }
        }
        high = hash;
        low = number;
    }

    /** A number of at least zero that is spread evenly over the range. */
    static int slot(long high, long low, int range) {
        long mixed = (high ^ (low * GOLDEN)) * GOLDEN;
        mixed ^= mixed >>> 29;
        return (int) Math.floorMod((mixed * GOLDEN) >>> 17, (long) range);
    }

    int slot(int range) {
        return slot(high, low, range);
    }
}
