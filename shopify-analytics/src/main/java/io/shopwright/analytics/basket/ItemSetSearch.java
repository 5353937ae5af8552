package io.shopwright.analytics.basket;

/**
 * Which item sets to look for.
 *
 * @param leastSupport the least share of the baskets that hold the set, in (0, 1]
 * @param longest how many items a set may have, at least 1
 * @param most how many sets may be found before the search fails, at least 1
 */
public record ItemSetSearch(double leastSupport, int longest, long most) {

    /** Sets that a search may find if nothing else is said. */
    public static final long DEFAULT_MOST = 1_000_000;

    /** What rounding may add to a product of a share and a count: 0.1 * 30 is a bit more than 3. */
    private static final double ROUNDING = 1e-9;

    /** Rejects searches without an end. */
    public ItemSetSearch {
        if (!(leastSupport > 0 && leastSupport <= 1)) {
            throw new IllegalArgumentException("least support must be > 0 and <= 1: " + leastSupport);
        }
        if (longest < 1 || most < 1) {
            throw new IllegalArgumentException("longest and most must be >= 1: " + longest + ", " + most);
        }
    }

    /** Sets of any length with a least share of the baskets. */
    public static ItemSetSearch ofSupport(double leastSupport) {
        return new ItemSetSearch(leastSupport, Integer.MAX_VALUE, DEFAULT_MOST);
    }

    /** The same for sets up to a length. */
    public ItemSetSearch upTo(int items) {
        return new ItemSetSearch(leastSupport, items, most);
    }

    /** The same with another number of sets at which to fail. */
    public ItemSetSearch failingBeyond(long sets) {
        return new ItemSetSearch(leastSupport, longest, sets);
    }

    /** The least number of baskets, at least 1. */
    public int leastCount(int baskets) {
        return (int) Math.max(1, Math.ceil(leastSupport * baskets - ROUNDING));
    }
}
