package io.shopwright.insights;

import java.util.List;

/**
 * What an answer rests on.
 *
 * @param shop time zone and currency of all figures
 * @param period the days that the figures are about
 * @param rowsRead records that were read of the shop
 * @param method how the figures came about, with its parameters, in a sentence or two
 * @param missing what the answer lacks and why, a sentence each; empty if it is complete
 */
public record Basis(ShopFacts shop, Period period, long rowsRead, String method, List<String> missing) {
    public Basis {
        missing = List.copyOf(missing);
    }

    /** Whether nothing that belongs to the answer was out of reach. */
    public boolean complete() {
        return missing.isEmpty();
    }
}
