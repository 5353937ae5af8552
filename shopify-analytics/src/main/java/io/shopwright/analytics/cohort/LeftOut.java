package io.shopwright.analytics.cohort;

/**
 * Rows that are in no cell of a table.
 *
 * @param lateRows number of orders and refunds after the end of the observation
 * @param earlyRefunds number of refunds in a period before the customer's first purchase, or without any purchase
 * @param earlyRefundAmount the sum of those early refunds in minor units, not positive
 */
public record LeftOut(long lateRows, long earlyRefunds, long earlyRefundAmount) {

    static final LeftOut NOTHING = new LeftOut(0, 0, 0);

    LeftOut plus(LeftOut other) {
        return new LeftOut(
                Math.addExact(lateRows, other.lateRows),
                Math.addExact(earlyRefunds, other.earlyRefunds),
                Math.addExact(earlyRefundAmount, other.earlyRefundAmount));
    }

    LeftOut plusEarlyRefund(long amount) {
        return plus(new LeftOut(0, 1, amount));
    }
}
