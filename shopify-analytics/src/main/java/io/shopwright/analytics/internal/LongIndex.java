package io.shopwright.analytics.internal;

import java.util.Arrays;

/** Numbers distinct keys from 0 on, in the order of their first mention. A hash table with open addressing. */
public final class LongIndex {

    private static final int FIRST_CAPACITY = 1 << 10;
    /** 2^64 divided by the golden ratio: spreads consecutive keys over the table. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[FIRST_CAPACITY / 2];
    private int size;
    /** Pairs of a key and its number + 1, side by side for one cache miss a look-up; 0 marks a free pair. */
    private long[] table = new long[2 * FIRST_CAPACITY];

    /** Returns the number of a key, a new one for a new key. */
    public int numberOf(long key) {
        int slot = slot(key);
        if (table[slot + 1] != 0) {
            return (int) table[slot + 1] - 1;
        }
        if (3 * (size + 1L) > table.length) { // two pairs of three in use
            grow();
            slot = slot(key);
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = key;
        table[slot] = key;
        table[slot + 1] = size;
        return size - 1;
    }

    /** How many different keys there are. */
    public int size() {
        return size;
    }

    /** The keys by their numbers. */
    public long[] keys() {
        return Arrays.copyOf(keys, size);
    }

    private int slot(long key) {
        int mask = table.length - 2;
        int bits = Integer.numberOfTrailingZeros(table.length) - 1;
        int slot = 2 * (int) ((key * SPREAD) >>> (Long.SIZE - bits));
        while (table[slot + 1] != 0 && table[slot] != key) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private void grow() {
        table = new long[Math.multiplyExact(2, table.length)];
        for (int i = 0; i < size; i++) {
            int slot = slot(keys[i]);
            table[slot] = keys[i];
            table[slot + 1] = i + 1L;
        }
    }
}
