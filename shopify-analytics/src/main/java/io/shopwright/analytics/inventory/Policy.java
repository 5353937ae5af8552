package io.shopwright.analytics.inventory;

/** When to order and how much. The position is the stock on hand and on order, less what customers wait for. */
public sealed interface Policy permits ReorderPolicy, UpToPolicy {

    /**
     * What to order at the end of a period; 0 for nothing.
     *
     * @param position may be negative
     * @param period from 0
     */
    double order(double position, long period);
}
