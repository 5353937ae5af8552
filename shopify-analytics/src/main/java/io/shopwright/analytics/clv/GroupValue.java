package io.shopwright.analytics.clv;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the future purchases of a group of customers are worth, an amount of money.
 *
 * @param customers how many there are in the group
 * @param total their lifetime values, added; 0 without customers
 * @param interval range of the total, for the uncertainty of the fitted models; the upper end is infinite where the data
 *     do not exclude an infinite mean spend. Empty unless both fits converged
 */
public record GroupValue(int customers, double total, Optional<Interval> interval) {

    /** The mean value of a customer; empty without customers. */
    public OptionalDouble mean() {
        return customers > 0 ? OptionalDouble.of(total / customers) : OptionalDouble.empty();
    }

    /** Range of the mean; empty without customers or without a range of the total. */
    public Optional<Interval> meanInterval() {
        return interval.filter(range -> customers > 0)
                .map(range -> new Interval(range.low() / customers, range.high() / customers));
    }
}
