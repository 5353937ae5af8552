package io.shopwright.analytics.attribution;

import io.shopwright.analytics.internal.LongIndex;
import java.util.Arrays;

/**
 * Numbers pairs of a state and the channel that follows from 0 on, in the order of their first mention: in an array of all
 * pairs while it is small, else in a hash table.
 */
final class StepIndex {

    /** Pairs of the largest array, 16 MB. */
    private static final int MOST_PAIRS = 1 << 22;

    private final int channels;
    private final LongIndex sparse = new LongIndex();
    /** The number + 1 of each pair, 0 if it is new; empty if the hash table is used. */
    private int[] dense;

    private int size;

    /**
     * @param channels how many there are
     * @param order of the chain
     */
    StepIndex(int channels, int order) {
        this.channels = channels;
        dense = new int[Math.pow(channels + 1.0, order) * channels <= MOST_PAIRS ? Math.max(channels, 1) : 0];
    }

    int numberOf(int state, int channel) {
        if (dense.length == 0) {
            return sparse.numberOf((long) state * channels + channel);
        }
        int pair = state * channels + channel;
        if (pair >= dense.length) {
            dense = Arrays.copyOf(dense, 2 * pair);
        }
        if (dense[pair] == 0) {
            dense[pair] = ++size;
        }
        return dense[pair] - 1;
    }

    int size() {
        return dense.length == 0 ? sparse.size() : size;
    }
}
