package io.shopwright.analytics.cohort;

import java.util.OptionalDouble;

/**
 * What a cohort did in one period, and since its acquisition.
 *
 * @param offset number of periods since the acquisition; 0 is the period of the first purchase
 * @param size number of customers in the cohort, at least 1
 * @param customers how many of them purchased in this period
 * @param orders how many orders they placed in this period
 * @param revenue what they paid in this period less what was refunded in it, in minor units
 * @param repeaters how many of them had purchased on two or more days by the end of this period
 * @param cumulativeRevenue the revenue from the acquisition to the end of this period, in minor units
 * @param partial whether the observation ended before this period did, so that its numbers will still grow
 */
public record CohortCell(
        int offset,
        long size,
        long customers,
        long orders,
        long revenue,
        long repeaters,
        long cumulativeRevenue,
        boolean partial) {

    /** The share of the cohort that purchased in this period, in [0, 1]; 1 at offset 0. */
    public double retention() {
        return (double) customers / size;
    }

    /** The share of the cohort that had ever come back, on a later day, by the end of this period; in [0, 1]. */
    public double repeatRate() {
        return (double) repeaters / size;
    }

    /** The revenue of an order in minor units, refunds taken off; empty if there was no order. */
    public OptionalDouble averageOrderValue() {
        return orders == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) revenue / orders);
    }

    /**
     * Returns what a customer of the cohort has brought since the acquisition: {@code margin * cumulative revenue / size}.
     *
     * @param margin share of revenue that the shop keeps, in (0, 1]; 1 for revenue
     * @return minor units a customer
     */
    public double lifetimeValue(double margin) {
        checkMargin(margin);
        return margin * ((double) cumulativeRevenue / size);
    }

    static void checkOffset(int offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("offset must be >= 0: " + offset);
        }
    }

    static void checkMargin(double margin) {
        if (!(margin > 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin must be in (0, 1]: " + margin);
        }
    }
}
