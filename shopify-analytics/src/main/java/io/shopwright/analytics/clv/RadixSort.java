package io.shopwright.analytics.clv;

/**
 * Sorts integers that are not negative by their digits, lowest first, in a time proportional to their number.
 *
 * <p>Source: D. Knuth (1998), The Art of Computer Programming 3, section 5.2.5.
 */
final class RadixSort {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private RadixSort() {}

    /**
     * Returns the keys in ascending order; either the array passed or another, both of which are overwritten.
     *
     * @param bits number of bits that hold all keys, at most 63
     */
    static long[] sorted(long[] keys, int bits) {
        long[] from = keys;
        long[] to = new long[keys.length];
        for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
            int[] next = new int[DIGITS + 1];
            for (long key : from) {
                next[digit(key, shift) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                next[digit + 1] += next[digit];
            }
            for (long key : from) {
                to[next[digit(key, shift)]++] = key;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }
}
