package io.shopwright.insights;

/**
 * What became of the orders that were read. {@code read} is the sum of the others.
 *
 * @param counted purchases of a known customer
 * @param test test orders
 * @param cancelled cancelled orders
 * @param guests orders without a customer
 * @param undone orders of a positive total of which nothing is left after returns and refunds
 */
public record OrderCounts(long read, long counted, long test, long cancelled, long guests, long undone) {

    /** The counts in words. */
    @Override
    public String toString() {
        return read + " orders read, " + counted + " counted; left out: " + test + " test, " + cancelled
                + " cancelled, " + guests + " of guests, " + undone + " refunded in full";
    }
}
