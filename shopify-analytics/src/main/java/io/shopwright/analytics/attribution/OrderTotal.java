package io.shopwright.analytics.attribution;

import java.util.List;

/**
 * Some orders together.
 *
 * @param orders how many
 * @param minorUnits their value
 */
public record OrderTotal(long orders, long minorUnits) {

    static OrderTotal of(List<JourneyOrder> orders) {
        long sum = 0;
        for (JourneyOrder order : orders) {
            sum = Math.addExact(sum, order.minorUnits());
        }
        return new OrderTotal(orders.size(), sum);
    }
}
