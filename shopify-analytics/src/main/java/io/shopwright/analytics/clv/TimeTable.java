package io.shopwright.analytics.clv;

import java.util.Arrays;

/**
 * Collects distinct times, numbered in the order in which they came, until they are sorted. A hash table with open
 * addressing; mutable.
 */
final class TimeTable {

    private static final int FREE = -1;
    private static final int SMALLEST = 1 << 12;

    /** The fraction of the golden ratio, of which the highest bits of a product are well mixed (Fibonacci hashing). */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private double[] times = new double[SMALLEST / 2];
    private int[] slots = new int[SMALLEST];
    private int size;

    TimeTable() {
        Arrays.fill(slots, FREE);
    }

    /** Returns the number of a time, a new one if it has none; 0.0 and -0.0 are the same. */
    int number(double time) {
        double key = time + 0.0; // 0.0 for -0.0
        int slot = slot(key);
        if (slots[slot] == FREE) {
            if (size == times.length) {
                grow();
                slot = slot(key);
            }
            slots[slot] = size;
            times[size++] = key;
        }
        return slots[slot];
    }

    /** The times so far, ascending. */
    double[] sorted() {
        double[] sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The position in {@code sorted} of each time, by its number. */
    int[] positions(double[] sorted) {
        int[] positions = new int[size];
        for (int i = 0; i < sorted.length; i++) {
            positions[slots[slot(sorted[i])]] = i;
        }
        return positions;
    }

    /** The slot of a time, or the free one where it belongs. */
    private int slot(double key) {
        int mask = slots.length - 1;
        int slot = (int) ((Double.doubleToRawLongBits(key) * MIX) >>> Long.numberOfLeadingZeros(mask));
        while (slots[slot] != FREE && times[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        times = Arrays.copyOf(times, 2 * size);
        slots = new int[2 * slots.length];
        Arrays.fill(slots, FREE);
        for (int i = 0; i < size; i++) {
            slots[slot(times[i])] = i;
        }
    }
}
