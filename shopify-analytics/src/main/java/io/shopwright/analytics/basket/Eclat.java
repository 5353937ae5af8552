package io.shopwright.analytics.basket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds all frequent item sets, depth first. For each item the items that follow it in its baskets are counted at once; the
 * frequent ones become columns of bits over these baskets alone, and longer sets are intersections of columns.
 *
 * <p>Source: M. Zaki (2000), Scalable Algorithms for Association Mining, IEEE Transactions on Knowledge and Data Engineering
 * 12, 372-390; counting within the baskets of an item as in T. Uno, M. Kiyomi, H. Arimura (2004), LCM ver. 2.
 */
final class Eclat {

    /** Takes what was found. */
    @FunctionalInterface
    interface Sink {

        /**
         * One set.
         *
         * @param items numbers in no particular order; only the first {@code size} count, and only during the call
         */
        void accept(int[] items, int size, int count);
    }

    private final Projection projection;
    private final int leastCount;
    private final ItemSetSearch search;
    private final Sink sink;
    /** For each length of a prefix, the columns of the ranks that may follow. */
    private final List<long[][]> columns = new ArrayList<>();

    private int[] prefix = new int[16];
    private long found;

    private Eclat(Baskets baskets, ItemSetSearch search, Sink sink) {
        this.search = search;
        this.sink = sink;
        leastCount = search.leastCount(baskets.size());
        projection = new Projection(baskets, leastCount);
    }

    static void run(Baskets baskets, ItemSetSearch search, Sink sink) {
        new Eclat(baskets, search, sink).run();
    }

    private void run() {
        int[] followers = new int[projection.size()];
        int[] column = new int[projection.size()];
        Arrays.fill(column, Projection.END);
        for (int rank = 0; rank < projection.size(); rank++) {
            found(0, rank, projection.count(rank));
            if (search.longest() > 1) {
                Arrays.fill(followers, 0);
                projection.countFollowers(rank, followers);
                pairs(rank, followers, column);
            }
        }
    }

    /** Reports the pairs of a rank with its frequent followers, and goes on with them. */
    private void pairs(int rank, int[] followers, int[] column) {
        int[] frequent = new int[followers.length];
        int[] counts = new int[followers.length];
        int size = 0;
        for (int follower = rank + 1; follower < followers.length; follower++) {
            if (followers[follower] >= leastCount) {
                column[follower] = size;
                counts[size] = followers[follower];
                frequent[size++] = follower;
            }
        }
        if (size > 1 && search.longest() > 2) {
            int words = (projection.count(rank) + 63) >> 6;
            long[][] bits = columns(0, size, words);
            for (int i = 0; i < size; i++) {
                Arrays.fill(bits[i], 0, words, 0);
            }
            projection.mark(rank, column, bits);
            extend(1, Arrays.copyOf(frequent, size), counts, words);
        } else {
            for (int i = 0; i < size; i++) {
                found(1, frequent[i], counts[i]);
            }
        }
        for (int i = 0; i < size; i++) {
            column[frequent[i]] = Projection.END;
        }
    }

    /**
     * Reports the sets of the prefix and one more rank, and those that are longer.
     *
     * @param length of the prefix
     * @param ranks that make a frequent set with it, with their columns at {@code length - 1}
     */
    private void extend(int length, int[] ranks, int[] counts, int words) {
        long[][] bits = columns.get(length - 1);
        int[] next = new int[ranks.length];
        int[] nextCounts = new int[ranks.length];
        for (int i = 0; i < ranks.length; i++) {
            found(length, ranks[i], counts[i]);
            if (length + 2 > search.longest() || i + 1 == ranks.length) {
                continue;
            }
            long[][] deeper = columns(length, ranks.length - i - 1, words);
            int size = 0;
            for (int j = i + 1; j < ranks.length; j++) {
                int count = intersect(bits[i], bits[j], deeper[size], words);
                if (count >= leastCount) {
                    next[size] = ranks[j];
                    nextCounts[size++] = count;
                }
            }
            if (size > 0) {
                extend(length + 1, Arrays.copyOf(next, size), Arrays.copyOf(nextCounts, size), words);
            }
        }
    }

    /** The prefix is kept up to {@code length}, so that a set is the prefix and the rank put behind it. */
    private void found(int length, int rank, int count) {
        if (length == prefix.length) {
            prefix = Arrays.copyOf(prefix, 2 * length);
        }
        prefix[length] = projection.item(rank);
        if (++found > search.most()) {
            throw new TooManyResultsException("more than " + search.most() + " item sets are in at least " + leastCount
                    + " baskets; ask for more support, shorter sets, or allow more");
        }
        sink.accept(prefix, length + 1, count);
    }

    private long[][] columns(int depth, int size, int words) {
        if (depth == columns.size()) {
            columns.add(new long[0][]);
        }
        long[][] rows = columns.get(depth);
        if (rows.length < size) {
            int before = rows.length;
            rows = Arrays.copyOf(rows, Math.max(size, 2 * before));
            Arrays.fill(rows, before, rows.length, new long[0]);
            columns.set(depth, rows);
        }
        for (int i = 0; i < size; i++) {
            if (rows[i].length < words) {
                rows[i] = new long[words];
            }
        }
        return rows;
    }

    private static int intersect(long[] left, long[] right, long[] result, int words) {
        int count = 0;
        for (int i = 0; i < words; i++) {
            long both = left[i] & right[i];
            result[i] = both;
            count += Long.bitCount(both);
        }
        return count;
    }
}
