package io.shopwright.analytics.attribution;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How one order was credited.
 *
 * @param order the order
 * @param channels the channels of its touches, the earliest first
 * @param weights the share of each touch; they add up to 1 where the rule divides the order
 * @param minorUnits the money of each touch. It adds up to the order's value exactly where the rule divides the order:
 *     shares rounded down, the rest by largest remainder and of equal ones to the earlier touch
 * @param sharing what the weights mean
 */
public record OrderCredit(
        JourneyOrder order,
        List<String> channels,
        List<Double> weights,
        List<Long> minorUnits,
        CreditRule.Sharing sharing) {

    /** Copies the lists. */
    public OrderCredit {
        channels = List.copyOf(channels);
        weights = List.copyOf(weights);
        minorUnits = List.copyOf(minorUnits);
    }

    /**
     * Divides a refund by the weights of the order. The parts add up to the refund; several refunds that together are
     * the order take back from each touch exactly what it got.
     *
     * @param refundedBefore what was given back earlier, in minor units, not negative
     * @param refund what is given back now, not negative
     * @return what each touch loses, in minor units
     */
    public List<Long> refund(long refundedBefore, long refund) {
        Check.notNegative(refundedBefore, "earlier refunds");
        Check.notNegative(refund, "refund");
        double[] shares = weights.stream().mapToDouble(Double::doubleValue).toArray();
        long[] before = part(refundedBefore, shares);
        long[] after = part(Math.addExact(refundedBefore, refund), shares);
        return LongStream.range(0, shares.length)
                .mapToObj(i -> after[(int) i] - before[(int) i])
                .toList();
    }

    private long[] part(long amount, double[] shares) {
        return amount == order.minorUnits()
                ? minorUnits.stream().mapToLong(Long::longValue).toArray()
                : sharing.divide(amount, shares);
    }
}
