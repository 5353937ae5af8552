package io.shopwright.analytics.kpi;

import java.math.BigDecimal;
import java.util.Optional;

/** Whether orders arrive, and stay. */
public final class ServiceKpi {

    private ServiceKpi() {}

    /** Returns orders that were fulfilled over all orders. Empty without orders. */
    public static Optional<BigDecimal> fulfillmentRate(long fulfilled, long orders) {
        return Quotient.of(Quotient.count(fulfilled, "fulfilled"), Quotient.count(orders, "orders"));
    }

    /** Returns orders fulfilled within the promised time over all that were fulfilled. Empty without any. */
    public static Optional<BigDecimal> onTimeRate(long onTime, long fulfilled) {
        return Quotient.of(Quotient.count(onTime, "onTime"), Quotient.count(fulfilled, "fulfilled"));
    }

    /** Returns the mean hours from order to fulfilment. Empty without fulfilled orders. */
    public static Optional<BigDecimal> hoursToFulfillment(BigDecimal sumOfHours, long fulfilled) {
        return Quotient.of(sumOfHours, Quotient.count(fulfilled, "fulfilled"));
    }

    /** Returns units returned over units sold. Empty without units sold. */
    public static Optional<BigDecimal> returnRateOfUnits(long unitsReturned, long unitsSold) {
        return Quotient.of(Quotient.count(unitsReturned, "unitsReturned"), Quotient.count(unitsSold, "unitsSold"));
    }

    /** Returns the value of returns over gross sales minus discounts. Empty if that is 0. */
    public static Optional<BigDecimal> returnRateOfValue(
            BigDecimal returns, BigDecimal grossSales, BigDecimal discounts) {
        return Quotient.of(returns, grossSales.subtract(discounts));
    }

    /** Returns cancelled orders over all orders. Empty without orders. */
    public static Optional<BigDecimal> cancellationRate(long cancelled, long orders) {
        return Quotient.of(Quotient.count(cancelled, "cancelled"), Quotient.count(orders, "orders"));
    }
}
